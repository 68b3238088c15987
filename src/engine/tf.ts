/**
 * The only runtime import of tfjs, with the gradients registered.
 * Not a backend: backends/ load those when they are chosen.
 */
import * as tf from '@tensorflow/tfjs-core';

// After the core, whose flags the gradients' module reads.
import '#gradients';

export { tf };
