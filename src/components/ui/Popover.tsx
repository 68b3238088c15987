/**
 * A small window that a button opens beside itself. Not a dialog: the page stays usable.
 * The window is loaded apart from the page: until it is there, the button alone stands in its place.
 */
import { Suspense } from 'react';
import { lazyPart } from './lazyPart.ts';
import type { PopoverProps } from './PopoverWindow.tsx';

const PopoverWindow = lazyPart<PopoverProps>(
  () => import('./PopoverWindow.tsx').then((module) => module.PopoverWindow),
  ({ trigger }) => trigger,
);

export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <PopoverWindow {...props} />
    </Suspense>
  );
}
