/** What the sum of codes means, in plain words. */
import { Help } from '../../ui/Help.tsx';

export function ArithmeticHelp() {
  return (
    <Help term="Arithmetic">
      <p>
        z(image) + mean code of one group − mean code of another, decoded. If what sets two classes apart is a
        direction of the code, the image becomes one of the other class and keeps the rest: its slant, its
        thickness.
      </p>
      <p>
        A group is a class, all images, or those selected on a map. Select thick digits, add them and take all
        images away: is there a direction for thickness?
      </p>
      <p>
        The means are over all images of a group whose codes are known, training and test. Under PCA the same
        sum is one of pixels: it is linear.
      </p>
    </Help>
  );
}
