/** What can be chosen for one layer besides its size, such as its activation. Loaded when its window is opened. */
import { Select } from '../ui/Select.tsx';
import { layerChoicesOf, setLayerChoice } from './editNetwork.ts';
import type { NetworkEdits } from './useNetworkEdits.ts';

interface LayerChoicesProps {
  readonly edits: NetworkEdits;
  /** From the input, the first is 0. */
  readonly layer: number;
}

export function LayerChoices({ edits, layer }: LayerChoicesProps) {
  return layerChoicesOf(edits.shown).map((choice) => (
    <Select
      key={choice.name}
      label={choice.param.label}
      value={choice.values[layer] ?? choice.param.default}
      options={choice.param.options}
      onChange={(value) => edits.commit(() => setLayerChoice(edits.shown, choice, layer, value))}
    />
  ));
}
