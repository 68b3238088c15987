/**
 * What an empty panel says about a picture that is costly: what it will show, and why that may take while the network
 * trains. Not the picture.
 */
import { useHourglass } from '#store/store.ts';
import { isTraining } from '#store/training.ts';

/** @param what such as "The KL of each unit", in the singular */
export function useAwaitedNote(what: string): string {
  const trains = useHourglass(({ state }) => isTraining(state));
  return trains
    ? `${what} appears here within some seconds: training comes first, and pictures take turns in about 5 % of the time.`
    : `${what} appears here as soon as it is computed.`;
}
