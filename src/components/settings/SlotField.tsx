/** A slot: which choice it holds, what that is, and its parameters. Not drawn where there is nothing to choose. */

import { chosenEntry, slotLabel } from '#catalog/place.ts';
import { type SingleSlot, singleSlots, slotNames } from '#catalog/slots.ts';
import { choiceObstacle, regularizerObstacle, slotObstacle, withChoice } from '#store/edits.ts';
import { useHourglass } from '#store/store.ts';
import { Select } from '../ui/Select.tsx';
import { About } from './About.tsx';
import { ParamList } from './ParamList.tsx';
import styles from './SlotField.module.css';

interface SlotFieldProps {
  readonly slot: SingleSlot;
  readonly label: string;
  /** Whether the section's heading names the slot already. */
  readonly hideLabel: boolean;
  readonly note?: string | undefined;
}

export function SlotField({ slot, label, hideLabel, note }: SlotFieldProps) {
  const spec = useHourglass((state) => state.spec);
  const entry = chosenEntry(spec, slot);
  const options = singleSlots[slot].map(({ id, label: name, summary }) => ({
    ...{ value: id, label: name, detail: summary },
    refusal: () => choiceObstacle(spec, slot, id),
  }));
  return (
    <div className={styles.field} data-control={`setting.${slot}`}>
      <div className={styles.choice}>
        <Select
          className={styles.select}
          label={label}
          layout={hideLabel ? 'box' : 'row'}
          hideLabel={hideLabel}
          value={entry.id}
          options={options}
          onChange={(id) => choose(slot, id)}
          {...(note !== undefined && { note })}
        />
        <About entry={entry} />
      </div>
      <ParamList place={{ kind: 'slot', slot }} />
    </div>
  );
}

/** Puts a choice into a slot and says so if something else had to go. */
function choose(slot: SingleSlot, id: string): void {
  const { spec, setSpec, notify } = useHourglass.getState();
  const next = withChoice(spec, slot, id);
  for (const other of slotNames) {
    const reason = other === slot ? undefined : slotObstacle(next, spec, other);
    if (reason) notify('info', `${slotLabel(other)} is now ${chosenEntry(next, other).label}: ${reason}`);
  }
  const kept = new Set<string>(next.regularizers.map((chosen) => chosen.id));
  for (const dropped of spec.regularizers) {
    if (!kept.has(dropped.id)) notify('info', `Removed: ${regularizerObstacle(next, dropped)}`);
  }
  setSpec(next);
}
