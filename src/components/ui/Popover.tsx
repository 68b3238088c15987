/**
 * A small window that a button opens beside itself. Not a dialog: the page stays usable.
 * The window is loaded apart from the page: until it is there, the button alone stands in its place.
 */
import { lazy, Suspense } from 'react';
import type { PopoverProps } from './PopoverWindow.tsx';

const PopoverWindow = lazy(() =>
  import('./PopoverWindow.tsx').then((module) => ({ default: module.PopoverWindow })),
);

export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <PopoverWindow {...props} />
    </Suspense>
  );
}
