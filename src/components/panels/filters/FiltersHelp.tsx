/** What the pictures of units mean, in plain words. Not their values. */
import { Help } from '../../ui/Help.tsx';

export function FiltersHelp() {
  return (
    <Help term="Filters">
      <p>
        <b>First layer</b>: the weights from every pixel to one unit. Orange pixels excite it, blue ones quiet
        it: it looks for that pattern. <b>Last layer</b>: the weights from one unit to every pixel, what it
        adds to the image. Of convolutions, these are the small kernels.
      </p>
      <p>
        <b>Code</b>: how every pixel of the decoded image changes with one code unit, at the mean code.
      </p>
      <p>
        Each picture is scaled to its own largest weight. The bar below compares lengths: a short one belongs
        to a unit that hardly matters. Noise means not trained yet, strokes mean learnt.
      </p>
    </Help>
  );
}
