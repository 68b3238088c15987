/** What can be done to a run by key: one list for the keyboard and for its explanation. */
import { useHourglass } from '#store/store.ts';
import { isTraining } from '#store/training.ts';

export interface Command {
  /** As KeyboardEvent.key in lower case. */
  readonly key: string;
  readonly keyLabel: string;
  readonly label: string;
  perform(): void;
}

function togglePlay(): void {
  const { state, queued, train, pause } = useHourglass.getState();
  if (isTraining(state) || queued) pause();
  else train();
}

export const commands: readonly Command[] = [
  { key: ' ', keyLabel: 'space', label: 'Train or pause', perform: togglePlay },
  { key: 's', keyLabel: 'S', label: 'One step', perform: () => useHourglass.getState().step() },
  {
    key: 'r',
    keyLabel: 'R',
    label: 'Reset to the same initial weights',
    perform: () => useHourglass.getState().reset(),
  },
];
