/**
 * Which press of a pointer or a key the person is at: what comes of one press, such as the drag of a slider or a held
 * arrow key, is undone together. Not what the press means.
 */

let count = 0;

/** Begins to count presses. */
export function watchGestures(): void {
  const onPress = (event: Event) => {
    if (!(event instanceof KeyboardEvent && event.repeat)) count++;
  };
  for (const type of ['pointerdown', 'keydown', 'drop']) addEventListener(type, onPress, { capture: true });
}

/** A number for each press. */
export const currentGesture = (): number => count;
