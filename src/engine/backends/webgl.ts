/** tfjs-webgl: the graphics card through WebGL2. Software renderers are refused: the CPU is faster. */
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import type { BackendDefinition } from './backend.ts';

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export const webgl: BackendDefinition = {
  id: 'webgl',
  label: 'WebGL',
  async load({ webglRenderer }) {
    const renderer = webglRenderer?.();
    if (renderer === undefined) {
      throw new EngineError('backend/unavailable', 'This browser offers no WebGL2 to workers.');
    }
    await import('@tensorflow/tfjs-backend-webgl');
    if (SOFTWARE.test(renderer)) {
      throw new EngineError('backend/software', `No graphics card: WebGL runs in software (${renderer}).`);
    }
    if (tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') === false) {
      throw new EngineError(
        'backend/unavailable',
        'This graphics card cannot write 32-bit floats, without which training goes wrong.',
      );
    }
    return `Graphics card: ${renderer}.`;
  },
};
