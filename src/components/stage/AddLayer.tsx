/** The "+" between two bars of the hourglass. Not where it stands: layout.ts. */
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './Hourglass.module.css';
import type { Gap, Layout } from './layout.ts';

interface AddLayerProps {
  readonly gap: Gap;
  readonly layout: Layout;
  readonly onAdd: () => void;
}

export function AddLayer({ gap, layout, onAdd }: AddLayerProps) {
  const name =
    gap.side === 'encoder'
      ? `Add an encoder layer at place ${gap.position + 1}`
      : `Add a decoder layer, twin of place ${gap.position + 1}`;
  return (
    <Tooltip label="Add a layer here and in its mirror image">
      <button
        type="button"
        className={styles.add}
        style={{ left: gap.x, top: layout.middle }}
        aria-label={name}
        onClick={onAdd}
      >
        <Icon name="plus" />
      </button>
    </Tooltip>
  );
}
