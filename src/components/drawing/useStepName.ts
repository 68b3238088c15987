/** What a moment of the run is called. */
import { useHourglass } from '#store/store.ts';
import { formatCount } from './format.ts';

/** Such as "step 1,200", or "pretrained": the steps of that model were made elsewhere. */
export function useStepName(step = 0): string {
  const isPretrained = useHourglass((state) => state.isPretrained);
  return isPretrained ? 'pretrained' : `step ${formatCount(step)}`;
}
