/**
 * Makes something of many variables, of which nothing may be left if it does not succeed.
 * Not for tensors: variables only.
 */
import { tf } from './tf.ts';

/** What `make` makes. After an error of its own, such as "backend/memory", the variables that it made are disposed. */
export function allOrNothing<T>(make: () => T): T {
  const before = new Set(Object.values(tf.engine().registeredVariables));
  try {
    return make();
  } catch (error) {
    tf.dispose(Object.values(tf.engine().registeredVariables).filter((variable) => !before.has(variable)));
    throw error;
  }
}
