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
  describePhase,
  modelOf,
  type Phase,
  type PhaseInfo,
  type PhaseModel,
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
  readonly models: readonly PhaseModel[];
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

/** Disposes the phase where its weights cannot begin anew. */
function refreshed(phase: Phase | undefined): Phase | undefined {
  try {
    phase?.refresh();
    return phase;
  } catch (error) {
    phase?.dispose();
    throw error;
  }
}

/** Holds the phase whose turn it is. */
function createTurn(plans: readonly PhasePlan[], setting: PhaseSetting) {
  let at = 0;
  let phase: Phase | undefined;
  const make = (index: number) => plans[index] && allOrNothing(() => createPhase(plans[index]!, setting));

  function begin(index: number): void {
    at = index;
    phase = refreshed(make(index));
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

  /** Goes to another phase as it was left. Nothing is changed where `adopt` throws. */
  function goTo(index: number, adopt: (next: Phase | undefined) => void): void {
    const next = index === at ? phase : make(index);
    try {
      adopt(next);
    } catch (error) {
      if (next !== phase) next?.dispose();
      throw error;
    }
    if (next !== phase) phase?.dispose();
    [at, phase] = [index, next];
  }

  begin(0);
  return { at: () => at, phase: () => phase, end, goTo };
}

/** A phase as those see it who train; `made` is told after each of its steps. */
const shown = (phase: Phase, index: number, made: (phase: Phase) => void): CurrentPhase => ({
  ...phase,
  index,
  step() {
    const terms = phase.step();
    made(phase);
    return terms;
  },
  async run(n) {
    const rows = await phase.run(n);
    made(phase);
    return rows;
  },
});

/** The phases of a training, at the beginning of the first one; the caller disposes. */
export function createPhases(plans: readonly PhasePlan[], setting: PhaseSetting): Phases {
  const infos = plans.map((plan) => describePhase(plan, setting));
  const models = plans.flatMap((plan) => modelOf(plan, setting));
  const turn = createTurn(plans, setting);
  const endWhenDone = (phase: Phase) => {
    if (phase === turn.phase() && phase.stepsDone() >= phase.stepsPlanned) turn.end();
  };
  return {
    infos,
    models,
    current() {
      const phase = turn.phase();
      return phase && shown(phase, turn.at(), endWhenDone);
    },
    skip: turn.end,
    position() {
      const phase = turn.phase();
      return phase && { id: phase.info.id, step: phase.stepsDone() };
    },
    state: () => turn.phase()?.state ?? nothing,
    moveTo(position, adopt) {
      const index = position ? plans.findIndex(({ id }) => id === position.id) : plans.length;
      if (index < 0) throw foreign(position!.id);
      turn.goTo(index, (next) => adopt(next?.state ?? nothing));
      turn.phase()?.moveTo(position!.step);
    },
    dispose: () => turn.phase()?.dispose(),
  };
}

const foreign = (id: string) =>
  new EngineError(
    'checkpoint/mismatch',
    `The checkpoint was saved in the phase ${id}, which this training does not have: it belongs to another experiment.`,
  );
