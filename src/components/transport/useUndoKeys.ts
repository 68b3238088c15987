/** Undo and redo of settings by key, everywhere but where text is typed. Not the other keys of the page: useKeys.ts. */
import { useEffect } from 'react';
import { useHourglass } from '#store/store.ts';
import { TYPING, undoCommandOf } from './undoKeys.ts';

export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = undoCommandOf(event);
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (!command || isTyping || event.defaultPrevented) return;
      event.preventDefault();
      useHourglass.getState()[command]();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
