/** What drawing one's own image shows, in plain words. */
import { Help } from '../../ui/Help.tsx';

export function DrawingHelp() {
  return (
    <Help term="Your own drawing">
      <p>
        Draw with the mouse or a finger. By keyboard: arrow keys move the pen, with Shift farther, and Space
        puts it down or lifts it. Or copy the image on the stage and change it.
      </p>
      <p>
        Drawings are moved so that their centre of mass is in the middle, as MNIST’s digits are. The sliders
        take the drawing’s code.
      </p>
      <p>
        The error of what comes back is compared with those of test images. An autoencoder that has learnt
        what its data have in common returns other things badly. But not all of them: what is simple, such as
        a single stroke, may come back well although nothing like it was there.
      </p>
    </Help>
  );
}
