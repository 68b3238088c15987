/**
 * The size of an element in CSS pixels, following it.
 * Not the device's pixels: useCanvas multiplies.
 */
import { type RefObject, useEffect, useState } from 'react';
import type { Size } from './size.ts';

export type { Size };

/** Zero by zero until it is laid out. */
export function useSize(ref: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
