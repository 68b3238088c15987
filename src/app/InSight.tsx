/** Lets its contents ask the worker for pictures only while they are on screen. Not their loading. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IsInSight } from '#store/needs.ts';

interface InSightProps {
  readonly className: string | undefined;
  /** The name by which lessons point at it. */
  readonly control: string;
  readonly children: ReactNode;
}

/** So far outside the window, what comes next is prepared. */
const MARGIN = '120px';

export function InSight({ className, control, children }: InSightProps) {
  const ref = useRef<HTMLDivElement>(null);
  // What has not been looked for yet counts as seen: the first pictures come without waiting.
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(([entry]) => entry && setInSight(entry.isIntersecting), {
      rootMargin: MARGIN,
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} className={className} data-control={control}>
      <IsInSight value={isInSight}>{children}</IsInSight>
    </div>
  );
}
