/** All parameters at one place of the experiment, in the order of their schema. Not their drawing: ParamField.tsx. */
import { withValue } from '#store/edits.ts';
import { type Place, schemaAt, valuesAt } from '#store/place.ts';
import { useHourglass } from '#store/store.ts';
import { ParamField } from './ParamField.tsx';

export function ParamList({ place }: { readonly place: Place }) {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const values = valuesAt(spec, place);
  return Object.entries(schemaAt(spec, place)).map(([name, param]) => (
    <ParamField
      key={name}
      param={param}
      value={values[name]}
      onChange={(value) => setSpec(withValue(spec, place, name, value))}
    />
  ));
}
