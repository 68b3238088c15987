/**
 * The phases of a training in their order: which one it is at, and what a checkpoint must keep of it.
 * Not one phase: phase.ts.
 */
import type { Variable } from '@tensorflow/tfjs-core';
import type { PhasePlan } from '#catalog/phase.ts';
import { allOrNothing } from '../allOrNothing.ts';
import { EngineError } from '../engineError.ts';
import type { Steps } from '../stepping/steps.ts';
import {
  createPhase,
  type Dreaming,
  describePhase,
  dreamingOf,
  type Phase,
  type PhaseInfo,
  type PhaseSetting,
} from './phase.ts';

/** Where a training is among its phases. */
export interface PhasePosition {
  readonly id: string;
  /** Updates made in it. */
  readonly step: number;
}

/** A phase as those see it who train. */
export interface CurrentPhase extends Steps {
  readonly info: PhaseInfo;
  /** 0 for the first one. */
  readonly index: number;
  readonly stepsPlanned: number;
}

export interface Phases {
  readonly infos: readonly PhaseInfo[];
  /** The models among them that can make up data. */
  readonly dreaming: readonly Dreaming[];
  /** The phase whose turn it is; undefined once all are over. Its last step ends it: the next one's turn has come then. */
  current(): CurrentPhase | undefined;
  /** Ends the current phase as it is. */
  skip(): void;
  position(): PhasePosition | undefined;
  /** What a checkpoint keeps of the current phase. */
  state(): ReadonlyMap<string, Variable>;
  /** Goes to where a checkpoint was saved. Nothing is changed where `adopt` throws.
   *  @param adopt takes over the weights, given what the checkpoint keeps of the phase
   *  @throws EngineError "checkpoint/mismatch" */
  moveTo(position: PhasePosition | undefined, adopt: (state: ReadonlyMap<string, Variable>) => void): void;
  dispose(): void;
}

const nothing: ReadonlyMap<string, Variable> = new Map();

/** The phases of a training, at the beginning of the first one; the caller disposes. */
export function createPhases(plans: readonly PhasePlan[], setting: PhaseSetting): Phases {
  let at = 0;
  let phase: Phase | undefined;
  const infos = plans.map((plan) => describePhase(plan, setting));

  function begin(index: number): void {
    at = index;
    const plan = plans[index];
    const next = plan && allOrNothing(() => createPhase(plan, setting));
    try {
      next?.refresh();
    } catch (error) {
      next?.dispose();
      throw error;
    }
    phase = next;
  }

  function end(): void {
    if (!phase) return;
    const ended = phase;
    // From here on nobody's recording knows where the variables are.
    setting.baton.take(ended);
    ended.conclude();
    ended.dispose();
    // If the next one cannot be made, there is none: nobody is to go on with the one that is gone.
    phase = undefined;
    begin(at + 1);
  }

  const endWhenDone = (done: Phase) => {
    if (done === phase && done.stepsDone() >= done.stepsPlanned) end();
  };

  const shown = (one: Phase): CurrentPhase => ({
    ...one,
    index: at,
    step() {
      const terms = one.step();
      endWhenDone(one);
      return terms;
    },
    async run(n) {
      const rows = await one.run(n);
      endWhenDone(one);
      return rows;
    },
  });

  const dreaming = plans.flatMap((plan) => dreamingOf(plan, setting));
  begin(0);
  return {
    infos,
    dreaming,
    current: () => phase && shown(phase),
    skip: end,
    position: () => phase && { id: phase.info.id, step: phase.stepsDone() },
    state: () => phase?.state ?? nothing,
    moveTo(position, adopt) {
      const index = position ? plans.findIndex(({ id }) => id === position.id) : plans.length;
      if (index < 0) throw foreign(position!.id);
      const next =
        index === at ? phase : plans[index] && allOrNothing(() => createPhase(plans[index]!, setting));
      try {
        adopt(next?.state ?? nothing);
      } catch (error) {
        if (next !== phase) next?.dispose();
        throw error;
      }
      if (next !== phase) phase?.dispose();
      [at, phase] = [index, next];
      next?.moveTo(position!.step);
    },
    dispose: () => phase?.dispose(),
  };
}

const foreign = (id: string) =>
  new EngineError(
    'checkpoint/mismatch',
    `The checkpoint was saved in the phase ${id}, which this training does not have: it belongs to another experiment.`,
  );
