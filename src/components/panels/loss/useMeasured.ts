/** Which curves the run has at the moment: those of a phase before the main training, or the main ones. Not the chart. */
import { losses } from '#catalog/losses/index.ts';
import type { TestPoint } from '#protocol/messages.ts';
import { useHourglass } from '#store/store.ts';
import { phaseNow } from '#store/training.ts';
import type { CurvePoint, Mark } from '#store/types.ts';

/** What the curves show: the phase before the main training that the run is in, else the main training. */
export interface Measured {
  /** The phase's name. */
  readonly phase: string | undefined;
  readonly terms: readonly string[];
  readonly unit: string;
  readonly floor: number | undefined;
  readonly train: readonly CurvePoint[];
  readonly test: readonly TestPoint[];
  readonly marks: readonly Mark[];
  readonly stepsPerEpoch: number | undefined;
}

const none = { terms: [], test: [], marks: [], train: [] } as const;

export function useMeasured(): Measured {
  const info = useHourglass((state) => phaseNow(state)?.info);
  const ofPhase = useHourglass((state) => (info ? state.phaseCurves[info.id] : undefined));
  const terms = useHourglass((state) => state.network?.terms);
  const train = useHourglass((state) => state.trainCurve);
  const test = useHourglass((state) => state.testCurve);
  const marks = useHourglass((state) => state.marks);
  const lossId = useHourglass((state) => state.spec.loss.id);
  const floor = useFloor();
  const stepsPerEpoch = useStepsPerEpoch();
  if (info) {
    const { label, unit, stepsPerEpoch: steps } = info;
    return {
      ...{ ...none, phase: label, terms: info.terms, unit, floor: undefined },
      ...{ train: ofPhase ?? none.train, stepsPerEpoch: steps },
    };
  }
  const unit = losses.find(({ id }) => id === lossId)?.unit ?? '';
  return { phase: undefined, terms: terms ?? none.terms, unit, floor, train, test, marks, stepsPerEpoch };
}

/** The entropy of the test images, where the loss cannot fall below it. */
function useFloor(): number | undefined {
  const lossId = useHourglass((state) => state.spec.loss.id);
  const entropy = useHourglass((state) => state.dataset?.entropyFloor);
  // A floor of zero is where every loss ends anyway.
  return losses.find(({ id }) => id === lossId)?.hasEntropyFloor ? entropy || undefined : undefined;
}

/** As the worker counts, rounded: one epoch is a whole number of steps. */
function useStepsPerEpoch(): number | undefined {
  const trainCount = useHourglass((state) => state.dataset?.trainCount);
  const batchSize = useHourglass((state) => state.spec.training.batchSize);
  return trainCount ? Math.ceil(trainCount / batchSize) : undefined;
}
