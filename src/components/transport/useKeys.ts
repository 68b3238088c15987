/** Keys for the whole page. Ignored while the person types, moves a slider or is in a list or window. */
import { useEffect } from 'react';

/** What a key would mean to these, they keep. */
const OWN_KEYS =
  'input, select, textarea, [contenteditable], [role=listbox], [role=menu], [role=dialog], dialog, [role=application], [role=slider]';
/** These are pressed with the space bar. */
const PRESSED_BY_SPACE = 'button, a, summary, [role=button], [role=combobox], [role=tab]';

/** @param bindings what each key does, by KeyboardEvent.key in lower case */
export function useKeys(bindings: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const perform = bindings[event.key.toLowerCase()];
      if (!perform || isMeantForOthers(event)) return;
      event.preventDefault();
      perform();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [bindings]);
}

function isMeantForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(OWN_KEYS)) return true;
  return event.key === ' ' && target.closest(PRESSED_BY_SPACE) !== null;
}
