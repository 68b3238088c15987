/**
 * The handles of one bar of the hourglass: a button that opens its settings and obeys the arrow keys, and two grips
 * to pull. Not the bar: paintHourglass.ts.
 */
import type { KeyboardEvent, PointerEvent, ReactElement, ReactNode } from 'react';
import { formatCount } from '../drawing/format.ts';
import { Popover } from '../ui/Popover.tsx';
import styles from './Hourglass.module.css';
import type { Layout, Node } from './layout.ts';
import { longLabel, shortLabel } from './networkShape.ts';

interface LayerHandleProps {
  readonly node: Node;
  readonly layout: Layout;
  /** Such as "Encoder layer 1". */
  readonly name: string;
  /** The settings in the popover. */
  readonly children: ReactNode;
  /** One notch wider or narrower. */
  readonly onStep: (direction: 1 | -1) => void;
  /** The bar is pulled to this height, CSS pixels. */
  readonly onPull: (height: number) => void;
  readonly onRelease: () => void;
  readonly onRemove?: () => void;
}

const LEAST_TARGET = 24;

export function LayerHandle(props: LayerHandleProps) {
  const { node, layout, name, children } = props;
  const height = Math.max(LEAST_TARGET, node.height + 8);
  const trigger: ReactElement<Record<string, unknown>> = (
    <button
      type="button"
      className={styles.bar}
      style={{ top: layout.middle - height / 2, height }}
      {...(node.side === 'code' && { 'data-control': 'code' })}
      aria-label={`${name}: ${longLabel(node, formatCount)}. Edit; arrow up and down change it.`}
      onKeyDown={(event) => obeyKeys(event, props)}
    />
  );
  return (
    <div className={styles.node} style={{ left: node.x, width: Math.max(LEAST_TARGET, node.width + 8) }}>
      <Popover trigger={trigger} title={name}>
        {children}
      </Popover>
      <Grip {...props} y={layout.middle - height / 2} />
      <Grip {...props} y={layout.middle + height / 2} />
      <span className={styles.units} aria-hidden="true">
        {shortLabel(node, formatCount)}
      </span>
    </div>
  );
}

/** Nothing needs dragging: the button beside it does the same by keyboard. */
function Grip({ y, layout, onPull, onRelease }: LayerHandleProps & { readonly y: number }) {
  const pull = (event: PointerEvent<HTMLSpanElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const frame = event.currentTarget.parentElement?.getBoundingClientRect();
    if (frame) onPull(2 * Math.abs(event.clientY - frame.top - layout.middle));
  };
  return (
    <span
      className={styles.grip}
      style={{ top: y }}
      aria-hidden="true"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={pull}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
    />
  );
}

function obeyKeys(event: KeyboardEvent, { onStep, onRemove }: LayerHandleProps): void {
  if (event.key === 'ArrowUp') onStep(1);
  else if (event.key === 'ArrowDown') onStep(-1);
  else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) onRemove();
  else return;
  event.preventDefault();
}
