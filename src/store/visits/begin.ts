/**
 * Opens the first run of a visit: the one that the last visit left, if that is what is asked for; and from then on keeps
 * the run for the next visit. Loaded apart from the page, while the worker starts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Visit } from '#protocol/visit.ts';
import { replaceAddress } from '../address.ts';
import { call } from '../connection.ts';
import { onMoment } from '../moments.ts';
import { unexpectedAnswer } from '../refusals.ts';
import { recall, remember } from '../remembered.ts';
import { useHourglass } from '../store.ts';
import { createAutosave } from './autosave.ts';
import { claimVisit, type Holder } from './lock.ts';
import { isOfVisit, MISFIT, MISMATCH, measuredUntil, tellOfVisit } from './visit.ts';

/** Whether a visit was ever kept: whoever is here for the first time need not wait until somebody has looked. */
const KEPT = 'visit';

const autosave = createAutosave({
  keep(payload) {
    remember(KEPT, 'yes');
    return call('keepVisit', payload);
  },
  forget: () => call('forgetVisit', {}),
  state: useHourglass.getState,
  now: () => performance.now(),
  report: unexpectedAnswer,
});

/** @param named the experiment that the address asks for; undefined if it asks for nothing
 *  @param openNew opens a new run; at once where no visit is known to have left one */
export async function begin(named: ExperimentSpec | undefined, openNew: () => void): Promise<void> {
  onMoment((moment) => autosave[moment]());
  document.addEventListener('visibilitychange', () => document.hidden && autosave.leaving());
  const holding = claimVisit(() => autosave.setHolder('this'));
  if (recall(KEPT, ['yes']) === undefined) {
    openNew();
    autosave.setHolder(await holding);
    return;
  }
  useHourglass.setState({ state: { phase: 'loading' } });
  const visit = await lastVisit(holding);
  const { runId, beginWith } = useHourglass.getState();
  // Somebody was faster.
  if (runId > 0) return;
  if (!visit || !isOfVisit(named, visit)) return openNew();
  if (!named) {
    beginWith(visit.spec);
    replaceAddress(visit.spec);
  }
  goOn(visit);
}

function goOn(visit: Visit): void {
  const { resume, notify, open } = useHourglass.getState();
  resume({
    checkpoint: visit.checkpoint,
    measured: measuredUntil(visit),
    onOpened: () => tellOfVisit(useHourglass.getState(), visit),
    onRefused({ code }) {
      if (code !== MISMATCH) return false;
      notify('info', MISFIT);
      open();
      return true;
    },
  });
}

async function lastVisit(holding: Promise<Holder>): Promise<Visit | undefined> {
  const recalling = call('recallVisit', {}).catch(() => undefined);
  const holder = await holding;
  autosave.setHolder(holder);
  // What another tab keeps is going on there.
  if (holder !== 'this') return undefined;
  const recalled = await recalling;
  if (recalled?.problem !== undefined) useHourglass.getState().notify('info', recalled.problem);
  return recalled?.visit;
}
