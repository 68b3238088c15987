/** All parameters that act at one place of the experiment, in the order of their schema. Not their drawing: ParamField.tsx. */
import { isActing, isLive } from '#catalog/params.ts';
import { type Place, schemaAt, valuesAt } from '#catalog/place.ts';
import { valueObstacle, withValue } from '#store/edits.ts';
import { liveEffect } from '#store/effects.ts';
import { useHourglass } from '#store/store.ts';
import { ParamField } from './ParamField.tsx';
import styles from './ParamList.module.css';

export function ParamList({ place }: { readonly place: Place }) {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const notify = useHourglass((state) => state.notify);
  const effect = useHourglass((state) => liveEffect(state, place));
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
    <div key={name} className={styles.control} data-control={controlAt(place, name)}>
      <ParamField
        {...{ param, layers }}
        effect={isLive(param) ? effect : 'restart'}
        value={values[name]}
        obstacleOf={(value) => valueObstacle(spec, place, name, value)}
        onChange={(value) => change(name, value)}
      />
    </div>
  ));
}

/** The name by which lessons point at it. */
function controlAt(place: Place, name: string): string {
  if (place.kind === 'slot') return `setting.${place.slot}.${name}`;
  if (place.kind === 'regularizer') return `setting.regularizer.${place.id}.${name}`;
  return `setting.${place.kind}.${name}`;
}
