/** Chooses which weights are shown, in which order, and which page. Not the pictures. */
import type { Needs } from '#protocol/frames.ts';
import { formatCount } from '../../drawing/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './FiltersPanel.module.css';

type Request = NonNullable<Needs['filters']>;

interface FilterControlsProps extends Pick<Request, 'kind' | 'order'> {
  readonly onChange: (change: Partial<Pick<Request, 'kind' | 'order'>>) => void;
}

const kinds = [
  { value: 'filters', label: 'first layer', detail: 'what its units look for in the image' },
  { value: 'atoms', label: 'last layer', detail: 'what its inputs draw' },
  { value: 'code', label: 'code', detail: 'what changes in the image with each code unit' },
] as const;

const orders = [
  { value: 'norm', label: 'by weight', detail: 'the largest weights first' },
  { value: 'use', label: 'by use', detail: 'those whose output varies most over images first' },
  { value: 'index', label: 'as they stand', detail: 'by their number' },
] as const;

export function FilterControls({ kind, order, onChange }: FilterControlsProps) {
  return (
    <>
      <Select
        label="Weights of"
        hideLabel
        layout="row"
        value={kind}
        options={kinds}
        onChange={(next) => onChange({ kind: next })}
      />
      <Select
        label="Order"
        hideLabel
        layout="row"
        value={order}
        options={orders}
        onChange={(next) => onChange({ order: next })}
      />
    </>
  );
}

interface PagerProps {
  readonly first: number;
  /** On a page. */
  readonly count: number;
  readonly total: number;
  readonly onChange: (first: number) => void;
}

export function Pager({ first, count, total, onChange }: PagerProps) {
  if (total <= count) return null;
  const last = Math.min(total, first + count);
  return (
    <div className={styles.pager}>
      <Button
        icon
        className={styles.back}
        aria-label="Previous units"
        disabled={first === 0}
        onClick={() => onChange(Math.max(0, first - count))}
      >
        <Icon name="chevron" />
      </Button>
      <span>
        {formatCount(first + 1)}–{formatCount(last)} of {formatCount(total)}
      </span>
      <Button
        icon
        className={styles.on}
        aria-label="Next units"
        disabled={last >= total}
        onClick={() => onChange(first + count)}
      >
        <Icon name="chevron" />
      </Button>
    </div>
  );
}
