/** Which keys undo and redo settings, and when they are meant for a text field instead. Not the listening: useUndoKeys.ts. */

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Ctrl Z, Ctrl Shift Z and Ctrl Y; Cmd in place of Ctrl does the same. */
export function undoCommandOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Keys): 'undo' | 'redo' | undefined {
  if (ctrlKey === metaKey || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}

/** Where text is typed, these keys undo the typing. */
export const TYPING =
  'input:not([type=range], [type=radio], [type=checkbox], [type=file]), textarea, [contenteditable]';
