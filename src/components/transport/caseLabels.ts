/** The cases of the gradient check in the words of the settings. Not the cases: the engine walks the catalog. */
import type { ChoiceInfo } from '#catalog/choice.ts';
import { slotLabel } from '#catalog/place.ts';
import { regularizerSlot, singleSlots, slotNames } from '#catalog/slots.ts';

interface Slot {
  readonly label: string;
  readonly choices: readonly ChoiceInfo[];
}

/** @param subject such as "corruption masking 0.3" @returns such as "Corruption: Masking (0.3)" */
export function caseLabel(subject: string): string {
  const [name = '', id = '', ...values] = subject.split(' ');
  const slot = slotOf(name);
  const entry = slot?.choices.find((choice) => choice.id === id);
  if (!slot || !entry) return subject;
  const details = values.length === 0 ? '' : ` (${values.join(', ')})`;
  return `${slot.label}: ${entry.label}${details}`;
}

function slotOf(name: string): Slot | undefined {
  if (name === 'regularizer') return { label: 'Regularizer', choices: regularizerSlot };
  const slot = slotNames.find((candidate) => candidate === name);
  return slot && { label: slotLabel(slot), choices: singleSlots[slot] };
}
