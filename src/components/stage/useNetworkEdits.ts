/**
 * Edits of the network from the stage: shown while they last, then put into the experiment, or refused in words.
 * Not what they change: editNetwork.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { refusalOf } from '#store/edits.ts';
import { useHourglass } from '#store/store.ts';
import { useDraft } from './useDraft.ts';

type Edit = () => ExperimentSpec;

export interface NetworkEdits {
  /** The experiment with what is being edited. */
  readonly shown: ExperimentSpec;
  /** Puts an edit into the experiment. */
  commit(edit: Edit): void;
  /** Shows it, and puts it into the experiment if none follows soon. */
  propose(edit: Edit): void;
  /** Shows it: a drag goes on. What cannot be is passed over. */
  hold(edit: Edit): void;
  /** Puts what is shown into the experiment. */
  release(): void;
}

export function useNetworkEdits(): NetworkEdits {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const notify = useHourglass((state) => state.notify);
  const draft = useDraft<ExperimentSpec>(setSpec);
  const attempt = (edit: Edit, act: (next: ExperimentSpec) => void, isQuiet = false) => {
    const refusal = refusalOf(edit);
    if (refusal === undefined) act(edit());
    else if (!isQuiet) notify('info', refusal);
  };
  return {
    shown: draft.value ?? spec,
    commit: (edit) => attempt(edit, setSpec),
    propose: (edit) => attempt(edit, draft.propose),
    hold: (edit) => attempt(edit, draft.hold, true),
    release: draft.commit,
  };
}
