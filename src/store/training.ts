/** What a run that goes on is at. Not its commands: slices/run.ts. */
import type { PhaseInfo, RunState } from '#protocol/state.ts';
import type { HourglassState } from './types.ts';

/** Whether weights are being changed, in the main training or before it. */
export const isTraining = ({ phase }: RunState): boolean => phase === 'running' || phase === 'pretraining';

interface PhaseNow {
  readonly info: PhaseInfo;
  /** 0 for the first one. */
  readonly index: number;
}

/** The phase before the main training whose turn it is. */
export function phaseNow({
  network,
  phase,
}: Pick<HourglassState, 'network' | 'phase'>): PhaseNow | undefined {
  const index = network?.phases.findIndex(({ id }) => id === phase?.id) ?? -1;
  const info = network?.phases[index];
  return info && { info, index };
}

/** Whether the frames that are there are those of the last run: while another one is being opened, unless what is shown
 *  meanwhile is the pretrained model, whose frames come first. */
export const areFramesOld = ({ state, isPretrained }: HourglassState): boolean =>
  state.phase === 'loading' && !isPretrained;
