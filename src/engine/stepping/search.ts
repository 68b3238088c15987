/**
 * Steps that search along lines: each looks several times at one batch, with one noise, before the weights move.
 * Not the search: catalog/optimizers/ hold those. A look is recorded once and replayed where the backend can.
 */
import type { Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { SearchDefinition, SearchParams } from '#catalog/optimizers/search.ts';
import type { ParamValues } from '#catalog/params.ts';
import { type Captured, capture } from '../capture/capture.ts';
import { overwrite } from '../capture/recorders.ts';
import { EngineError } from '../engineError.ts';
import { type GradientParts, gradientAt } from '../gradient.ts';
import { tf } from '../tf.ts';
import { createFlat, sizeOf } from './flat.ts';
import { rowOf, type Stepper } from './stepper.ts';

interface Parts extends GradientParts {
  readonly definition: SearchDefinition;
  readonly params: ParamValues<SearchParams>;
  /** The weights that the gradient does not move. */
  readonly untrained: readonly Variable[];
  /** Awaited between looks, so that others get their turn. */
  readonly breathe?: (() => Promise<void>) | undefined;
}

/** @throws EngineError "optimizer/memory" */
function zeros(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch {
    const size = `${((4 * length) / 2 ** 30).toFixed(1)} GB`;
    throw new EngineError(
      'optimizer/memory',
      `The optimizer needs ${size} more than there is: let it remember fewer steps, reduce the widths or choose Adam.`,
    );
  }
}

const zerosLike = (variables: readonly Variable[]) =>
  variables.map(({ shape }) => tf.tidy(() => tf.variable(tf.zeros(shape), false)));

/** What a step finds at the present weights: the terms there, and the gradient, or new values of untrained weights, in
 *  variables of its own. */
function createLook(parts: Parts) {
  const { variables, untrained } = parts;
  const gradients = zerosLike(variables);
  const notes = zerosLike(untrained);
  /** Of `untrained`; the same in each look. */
  const noted = new Set<number>();
  let made = 0;
  return {
    gradients,
    notes,
    noted,
    /** Looks from now on at the batch after so many steps. */
    aim(done: number) {
      made = done;
    },
    look: (): Tensor1D =>
      tf.tidy(() => {
        const found = gradientAt(parts, made);
        for (const [i, gradient] of gradients.entries()) gradient.assign(found.grads[variables[i]!.name]!);
        for (const { variable, value } of found.notes.taken) {
          const place = untrained.indexOf(variable);
          notes[place]!.assign(value);
          noted.add(place);
        }
        found.notes.dispose();
        return found.terms;
      }),
  };
}

/** Looks, replayed once they are recorded. */
function createLooks(parts: Parts) {
  const { look, ...one } = createLook(parts);
  let captured: Captured | undefined;
  return {
    ...one,
    captured: () => captured,
    async record() {
      captured ??= await capture(look, parts.breathe);
    },
    /** The terms of a look at once; the caller disposes. */
    now(): Tensor1D {
      captured?.run(1);
      return captured ? rowOf(captured) : look();
    },
    /** The terms of a recorded look. */
    async again(): Promise<Float32Array> {
      captured!.run(1);
      const { outputs } = captured!;
      return (await outputs.data<'float32'>()).slice(0, outputs.shape[1]);
    },
    forget() {
      captured?.dispose();
      captured = undefined;
    },
    dispose() {
      captured?.dispose();
      tf.dispose([...one.gradients, ...one.notes]);
    },
  };
}

/** A searcher, whose memory is on the host, with its looks and both ends of the way between host and device.
 *  @throws EngineError "optimizer/memory" */
function createSearch(parts: Parts) {
  const { definition, params, variables, untrained, counter, breathe } = parts;
  const searcher = definition.start(sizeOf(variables), params, zeros);
  const looks = createLooks(parts);
  const weights = createFlat(variables, searcher.point);
  const slopes = createFlat(looks.gradients, searcher.gradient);
  return {
    searcher,
    looks,
    weights,
    slopes,
    async lookAgain(): Promise<Float32Array> {
      const terms = await looks.again();
      await Promise.all([slopes.read(), breathe?.()]);
      return terms;
    },
    /** What the first look noted takes effect with the step. */
    finish(done: number, values: readonly Float32Array[]) {
      weights.write();
      for (const place of looks.noted) overwrite(untrained[place]!, values[place]!);
      overwrite(counter, Int32Array.of(done + 1));
    },
  };
}

type Search = ReturnType<typeof createSearch>;

const sum = (terms: Float32Array) => terms.reduce((total, term) => total + term, 0);

/** One step at once. @returns the terms of its first look; the caller disposes */
function stepNow({ searcher, looks, weights, slopes, finish }: Search, done: number): Tensor1D {
  looks.aim(done);
  weights.readNow();
  const asking = searcher.step();
  asking.next();
  const first = looks.now();
  const values = looks.notes.map((note) => note.dataSync<'float32'>());
  slopes.readNow();
  let next = asking.next(sum(first.dataSync<'float32'>()));
  while (!next.done) {
    weights.write();
    const terms = looks.now();
    slopes.readNow();
    next = asking.next(sum(terms.dataSync<'float32'>()));
    terms.dispose();
  }
  finish(done, values);
  return first;
}

/** One step of recorded looks, waiting for each. @returns the terms of its first look */
async function stepSoon({ searcher, looks, weights, lookAgain, finish }: Search, done: number) {
  looks.aim(done);
  await weights.read();
  const asking = searcher.step();
  asking.next();
  const first = await lookAgain();
  const values = await Promise.all(looks.notes.map((note) => note.data<'float32'>()));
  let next = asking.next(sum(first));
  while (!next.done) {
    weights.write();
    next = asking.next(sum(await lookAgain()));
  }
  finish(done, values);
  return first;
}

/** The searcher's memory is on the host; the caller disposes. @throws EngineError "optimizer/memory" */
export function createSearchStepper(parts: Parts): Stepper {
  const search = createSearch(parts);
  const { searcher, looks } = search;
  const slots = Object.entries(searcher.state);
  return {
    state: new Map(slots.map(([name, values]) => [`${parts.definition.id}.${name}`, values])),
    step: (done) => stepNow(search, done),
    async run(done, n) {
      looks.aim(done);
      await looks.record();
      const rows: Float32Array[] = [];
      for (let i = 0; i < n; i++) rows.push(await stepSoon(search, done + i));
      return Float32Array.from(rows.flatMap((row) => [...row]));
    },
    captured: looks.captured,
    forget: looks.forget,
    dispose: looks.dispose,
  };
}
