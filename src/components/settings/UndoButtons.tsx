/** Takes edits of the settings back, and brings them forth again. Not the keys that do the same: transport/useUndoKeys.ts. */
import { changesBetween, summaryOf } from '#catalog/changes.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { modifierKey } from '../ui/modifierKey.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './SettingsRail.module.css';

export function UndoButtons() {
  const spec = useHourglass((state) => state.spec);
  const before = useHourglass(({ history }) => history.past.at(-1));
  const after = useHourglass(({ history }) => history.future[0]);
  const { undo, redo } = useHourglass.getState();
  return (
    <div className={styles.undo}>
      <HistoryButton
        name="Undo"
        what={before && summaryOf(changesBetween(before, spec))}
        keys={`${modifierKey()} Z`}
        onClick={undo}
      />
      <HistoryButton
        name="Redo"
        what={after && summaryOf(changesBetween(spec, after))}
        keys={`${modifierKey()} shift Z`}
        onClick={redo}
      />
    </div>
  );
}

interface HistoryButtonProps {
  readonly name: 'Undo' | 'Redo';
  /** The change in a few words; undefined if there is none. */
  readonly what: ReturnType<typeof summaryOf>;
  readonly keys: string;
  readonly onClick: () => void;
}

function HistoryButton({ name, what, keys, onClick }: HistoryButtonProps) {
  const words = what === undefined ? `Nothing to ${name.toLowerCase()}` : `${name}: ${what}`;
  return (
    <Tooltip label={`${words} (${keys})`}>
      {/* Not disabled: it keeps the focus, and tells why it does nothing. */}
      <Button
        variant="quiet"
        icon
        aria-label={name}
        aria-description={words}
        aria-disabled={what === undefined}
        onClick={onClick}
      >
        <Icon name={name === 'Undo' ? 'undo' : 'redo'} />
      </Button>
    </Tooltip>
  );
}
