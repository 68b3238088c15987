/** What to say in place of PCA's results while there are none. Not how to cancel the fit: the status line has that. */
import { useHourglass } from '#store/store.ts';

export function usePcaNote(): string {
  const hasData = useHourglass((state) => state.dataset !== undefined);
  const fit = useHourglass(({ tasks }) => tasks.find(({ task }) => task === 'pca'));
  if (!fit) return hasData ? 'No PCA yet' : 'No data yet';
  return fit.fraction === undefined ? fit.label : `${fit.label}: ${Math.round(100 * fit.fraction)} %`;
}
