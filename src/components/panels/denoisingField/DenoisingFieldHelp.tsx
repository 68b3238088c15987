/** What the field tells, in plain words. Not its values. */
import { Help } from '../../ui/Help.tsx';

export function DenoisingFieldHelp() {
  return (
    <Help term="Denoising field">
      <p>
        An arrow at every place x of the plane: from x to where the autoencoder takes it, r(x). Trained to
        take noise away, the arrows point back to where the data lie.
      </p>
      <p>
        With Gaussian noise and squared error the best possible arrow is known, because the density of these
        points is: σ² times the slope of the log-density of the noisy points. The cosine compares the two on
        noisy test points; 1 is perfect.
      </p>
      <p>All arrows are shortened by the same factor where they would cover each other.</p>
    </Help>
  );
}
