/** All parameters that act at one place of the experiment, in the order of their schema. Not their drawing: ParamField.tsx. */
import { isActing } from '#catalog/params.ts';
import { valueObstacle, withValue } from '#store/edits.ts';
import { type Place, schemaAt, valuesAt } from '#store/place.ts';
import { useHourglass } from '#store/store.ts';
import { ParamField } from './ParamField.tsx';

export function ParamList({ place }: { readonly place: Place }) {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const notify = useHourglass((state) => state.notify);
  const values = valuesAt(spec, place);
  const change = (name: string, value: unknown) => {
    const obstacle = valueObstacle(spec, place, name, value);
    if (obstacle === undefined) setSpec(withValue(spec, place, name, value));
    else notify('info', obstacle);
  };
  const schema = Object.entries(schemaAt(spec, place)).filter(([, param]) => isActing(param, values));
  const [sizes] = schema.flatMap(([name, { kind }]) => (kind === 'widths' ? [values[name]] : []));
  const layers = Array.isArray(sizes) ? sizes.length : 0;
  return schema.map(([name, param]) => (
    <ParamField
      key={name}
      {...{ param, layers }}
      value={values[name]}
      obstacleOf={(value) => valueObstacle(spec, place, name, value)}
      onChange={(value) => change(name, value)}
    />
  ));
}
