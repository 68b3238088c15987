import { expect, it } from 'vitest';
import { undoCommandOf } from './undoKeys.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

it.each([
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'z', metaKey: true }, 'undo'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
  [{ key: 'Z', metaKey: true, shiftKey: true }, 'redo'],
  [{ key: 'y', ctrlKey: true }, 'redo'],
  [{ key: 'z' }, undefined],
  [{ key: 'z', ctrlKey: true, altKey: true }, undefined],
  [{ key: 'Y', ctrlKey: true, shiftKey: true }, undefined],
] as const)('reads %o as %s', (pressed, command) => {
  expect(undoCommandOf({ ...none, ...pressed })).toBe(command);
});
