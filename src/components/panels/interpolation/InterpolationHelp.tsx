/** What the ways between two images are, in plain words. Not their pictures. */
import { Help } from '../../ui/Help.tsx';

export function InterpolationHelp() {
  return (
    <Help term="Interpolation">
      <p>
        From the image on the stage to another one in eleven steps. <b>Straight</b>: (1 − t) z_A + t z_B.{' '}
        <b>Spherical</b>: the direction turns evenly and the length goes evenly, so that the way does not cut
        through the middle, where a Gaussian prior of many units has hardly any codes; where the two
        directions are the same or opposite, it is straight.
      </p>
      <p>
        In pixels, one image fades while the other appears, and so it is under PCA: it is linear. An
        autoencoder can draw something that looks real all the way.
      </p>
      <p>
        The classifier has learnt from the data’s images and labels, not from this network. Where its line
        sinks, the way goes through a hole of the code.
      </p>
    </Help>
  );
}
