/** What the phases do and how to read their curves, in plain words. Not the settings' own help. */
import { Help } from '../../ui/Help.tsx';

export function PretrainingHelp() {
  return (
    <Help term="Pretraining">
      <p>
        Layers learn one after the other, each from what the layers below make of the images. What is below
        stands still meanwhile. Afterwards all layers learn together from there.
      </p>
      <p>
        Each curve belongs to its own layer: it tells how well that layer's input is restored, from its own
        start at the left. The numbers of two layers do not compare.
      </p>
      <p>A phase that falls no more can be skipped: what it has learnt so far stays.</p>
    </Help>
  );
}
