/** What the phases do and how to read their curves, in plain words. Not the settings' own help. */
import { Help } from '../../ui/Help.tsx';

export function PretrainingHelp() {
  return (
    <Help term="Pretraining">
      <p>
        What learns before the main training, one after the other: layers, each from what the layers below
        make of the images, or a network that a loss looks through. What is below stands still meanwhile.
        Afterwards all layers of the autoencoder learn together from there.
      </p>
      <p>
        Each curve belongs to its own phase and shows what that phase lowers, from its own start at the left.
        The numbers of two phases do not compare.
      </p>
      <p>A phase that falls no more can be skipped: what it has learnt so far stays.</p>
    </Help>
  );
}
