/** The commands that save a model and read one. Not the opening of what was read: opening.ts. */
import { HourglassError } from '#protocol/errors.ts';
import type { Handlers } from '#protocol/messages.ts';
import { readModel } from '#protocol/readModel.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';

interface Context {
  readonly exclusive: Exclusive;
  opened(): Run;
}

export function createModelCommands({
  exclusive,
  opened,
}: Context): Pick<Handlers, 'saveState' | 'readModel'> {
  return {
    saveState: () =>
      exclusive(async () => {
        const { checkpoints } = opened();
        const isSound = await checkpoints.save();
        const checkpoint = checkpoints.latest();
        if (isSound && checkpoint) return { checkpoint };
        throw new HourglassError(
          'state/unsound',
          'Some weights are no numbers any more. Reset, or go back to a run that is kept in Compare.',
        );
      }),
    readModel: async ({ files }) => readModel(files),
  };
}
