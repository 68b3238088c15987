/** What a linear autoencoder must find, in plain words. Not its values. */
import { Help } from '../../ui/Help.tsx';

export function LinearTruthHelp() {
  return (
    <Help term="Linear truth">
      <p>
        A linear autoencoder with squared error can do no better than PCA, and at its best spans the same
        space: then all principal angles between the two are 0°.
      </p>
      <p>
        Within that space any axes do equally well. So the singular vectors uᵢ of its decoder are not the
        principal components: |⟨uᵢ, pcᵢ⟩| stays far from 1. With weight decay λ they are, encoder and decoder
        become transposes of each other, and the singular values sᵢ tell the variances: (λ/2) / (1 − sᵢ²).
      </p>
    </Help>
  );
}
