/**
 * A value that follows another one at most so often; the last one always arrives.
 * Not a debounce: it keeps up while the value goes on changing.
 */
import { useEffect, useRef, useState } from 'react';

export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value);
  const lastMs = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, lastMs.current + intervalMs - performance.now());
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      setShown(() => value);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [value, intervalMs]);
  return shown;
}
