/** What the manifold shows, in plain words. Not its pictures. */
import { Help } from '../../ui/Help.tsx';

export function ManifoldHelp() {
  return (
    <Help term="Manifold">
      <p>
        What the decoder draws at evenly spaced places over two units of the code; the others stay where the
        sliders are. A press or Enter puts a place into the sliders.
      </p>
      <p>
        For a Gaussian code the places are quantiles Φ⁻¹ of the prior N(0, 1): each stands for an equal share
        of what the model draws. For other codes and PCA they reach from the 1st to the 99th percentile of
        test images.
      </p>
      <p>
        <b>Holes</b>: pictures fade as a classifier, trained on the data’s images, is less sure what they
        show. Nothing in a plain autoencoder’s training prevents such places between its clusters; a
        variational one learns to decode what its prior draws. Blurred pictures are hard to tell as well.
      </p>
    </Help>
  );
}
