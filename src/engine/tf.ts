/**
 * The only runtime import of tfjs, with the gradients registered.
 * Not a backend: backends/ load those when they are chosen.
 */
import '#gradients';
import * as tf from '@tensorflow/tfjs-core';

export { tf };
