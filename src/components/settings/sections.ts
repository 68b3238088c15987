/**
 * Under which headings the settings stand. A slot that is not named here gets a section of its own.
 * Not the choices: the catalog has those.
 */

import { slotLabel } from '#catalog/place.ts';
import { type SingleSlot, singleSlots, slotNames } from '#catalog/slots.ts';

export interface Section {
  readonly title: string;
  readonly slots: readonly SingleSlot[];
  /** What else stands there. */
  readonly extra?: 'ownFiles' | 'lossNotes' | 'regularizers' | 'training';
}

const arranged: readonly Section[] = [
  { title: 'Data', slots: ['dataset', 'corruption'], extra: 'ownFiles' },
  { title: 'Network', slots: ['network'] },
  { title: 'Code', slots: ['code'] },
  { title: 'Loss', slots: ['loss'], extra: 'lossNotes' },
  { title: 'Regularizers', slots: [], extra: 'regularizers' },
  { title: 'Pretraining', slots: ['pretraining'] },
  { title: 'Training', slots: ['optimizer', 'schedule'], extra: 'training' },
];

/** All sections; slots without a choice are left out. */
export function settingsSections(): readonly Section[] {
  const named = new Set(arranged.flatMap(({ slots }) => slots));
  const others = slotNames.filter((slot) => !named.has(slot));
  const all = [...arranged, ...others.map((slot): Section => ({ title: slotLabel(slot), slots: [slot] }))];
  return all
    .map((section) => ({ ...section, slots: section.slots.filter((slot) => singleSlots[slot].length > 1) }))
    .filter(({ slots, extra }) => slots.length > 0 || extra !== undefined);
}
