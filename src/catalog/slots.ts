/**
 * The slots of an experiment and the registry behind each.
 * Not the choices themselves.
 */
import { codes } from './codes/index.ts';
import { corruptions } from './corruptions/index.ts';
import { datasets } from './datasets/index.ts';
import { losses } from './losses/index.ts';
import { networks } from './networks/index.ts';
import { optimizers } from './optimizers/index.ts';
import { pretrainings } from './pretraining/index.ts';
import { regularizers } from './regularizers/index.ts';
import { schedules } from './schedules/index.ts';

/** Slots that hold exactly one choice, in the order in which an experiment names them. */
export const singleSlots = {
  dataset: datasets,
  corruption: corruptions,
  network: networks,
  code: codes,
  loss: losses,
  pretraining: pretrainings,
  optimizer: optimizers,
  schedule: schedules,
} as const;

export type SingleSlot = keyof typeof singleSlots;

export const slotNames = Object.keys(singleSlots).filter((name): name is SingleSlot => name in singleSlots);

/** The slot that holds any number of choices. */
export const regularizerSlot = regularizers;
