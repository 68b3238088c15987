/**
 * An edit on its way: shown at once, and put into the experiment when the person stops, because it restarts the run.
 * Not an undo history.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Draft<Value> {
  readonly value: Value | undefined;
  /** Shows a value, and commits it if none follows soon. */
  propose(value: Value): void;
  /** Shows a value without committing: a drag goes on. */
  hold(value: Value): void;
  /** Commits what is shown. */
  commit(): void;
}

const PAUSE_MS = 450;

export function useDraft<Value>(onCommit: (value: Value) => void): Draft<Value> {
  const [value, setValue] = useState<Value>();
  const newest = useRef<Value>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committing = useRef(onCommit);
  useEffect(() => {
    committing.current = onCommit;
  });
  const hold = useCallback((next: Value) => {
    clearTimeout(timer.current);
    newest.current = next;
    setValue(() => next);
  }, []);
  const commit = useCallback(() => {
    clearTimeout(timer.current);
    if (newest.current !== undefined) committing.current(newest.current);
    newest.current = undefined;
    setValue(undefined);
  }, []);
  const propose = useCallback(
    (next: Value) => {
      hold(next);
      timer.current = setTimeout(commit, PAUSE_MS);
    },
    [hold, commit],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { value, propose, hold, commit };
}
