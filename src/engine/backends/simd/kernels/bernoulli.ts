/** The Bernoulli loss and its gradient in one pass. Arguments: assembly/bernoulli.ts. */
import type { SimdKernel } from './kernel.ts';

/** {logits, x: [batch, pixels]} → [perImage [batch] = Σ max(l, 0) − l x + log(1 + exp(−|l|)),
 *  residual [batch, pixels] = σ(l) − x]. */
const bernoulliFromLogits: SimdKernel = {
  name: 'BernoulliFromLogits',
  run({ backend, input }) {
    const logits = input('logits');
    const [batch = 1, pixels = 1] = logits.shape;
    const perImage = backend.output([batch]);
    const residual = backend.output(logits.shape);
    backend.perform(
      'bernoulliFromLogits',
      ...[backend.address(logits), backend.address(input('x'))],
      ...[backend.address(perImage), backend.address(residual), batch, pixels],
    );
    return [perImage, residual];
  },
};

export const bernoulliKernels = [bernoulliFromLogits];
