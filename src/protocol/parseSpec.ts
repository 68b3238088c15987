/**
 * From unknown JSON to an experiment: every id, type and range is checked, and what is omitted takes its default.
 * Not a migration: version 1 is the only one so far.
 */
import * as v from 'valibot';
import { type ChoiceInfo, findChoice } from '#catalog/choice.ts';
import { defaultExperiment, type ExperimentSpec, obstaclesOf } from '#catalog/experiment.ts';
import {
  type ChoiceParam,
  defaultValues,
  type LayerChoiceParam,
  type Param,
  type Params,
} from '#catalog/params.ts';
import { regularizerSlot, singleSlots, slotNames } from '#catalog/slots.ts';
import { seedParam, trainingParams } from '#catalog/training.ts';
import { HourglassError } from './errors.ts';

type Json = Readonly<Record<string, unknown>>;

/** The experiment in `input`. @throws HourglassError "spec/invalid" with the path and what is allowed. */
export function parseSpec(input: unknown): ExperimentSpec {
  const given = object(input, 'experiment', ['version', 'seed', ...slotNames, 'regularizers', 'training']);
  const version = given.version === undefined ? 1 : given.version;
  if (version !== 1) refuse('version', `is ${show(version)}; this Hourglass reads version 1`);
  const singles = slotNames.map((slot) => [
    slot,
    choice(given[slot] === undefined ? defaultExperiment[slot] : given[slot], singleSlots[slot], slot),
  ]);
  const spec = {
    version,
    seed: value(given.seed, seedParam, 'seed'),
    ...Object.fromEntries(singles),
    regularizers: list(given.regularizers, 'regularizers').map((entry, i) =>
      choice(entry, regularizerSlot, `regularizers[${i}]`),
    ),
    training: values(given.training, trainingParams, 'training'),
  } as ExperimentSpec;
  refuseNonsense(spec);
  return spec;
}

/** The same from text. @throws HourglassError "spec/json" or "spec/invalid". */
export function parseSpecText(text: string): ExperimentSpec {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HourglassError('spec/json', 'It is cut off or was changed: it is not valid JSON.');
  }
  return parseSpec(json);
}

function refuseNonsense(spec: ExperimentSpec): void {
  const seen = new Set<string>();
  for (const [i, { id }] of spec.regularizers.entries()) {
    if (seen.has(id)) refuse(`regularizers[${i}].id`, `names "${id}" a second time; each may stand once`);
    seen.add(id);
  }
  const [obstacle] = obstaclesOf(spec);
  if (obstacle) throw new HourglassError('spec/incompatible', `${obstacle.path}: ${obstacle.reason}`);
}

function choice(input: unknown, registry: readonly ChoiceInfo[], path: string): unknown {
  const given = object(input, path, ['id', 'params']);
  const id = given.id;
  const ids = registry.map((entry) => entry.id);
  if (typeof id !== 'string' || !ids.includes(id)) {
    return refuse(`${path}.id`, `is ${show(id)}; allowed are ${ids.join(', ')}`);
  }
  return { id, params: values(given.params, findChoice(registry, id).params, `${path}.params`) };
}

function values(input: unknown, schema: Params, path: string): Json {
  const given = object(input === undefined ? {} : input, path, Object.keys(schema));
  const parsed = Object.entries(schema).map(([name, param]) => [
    name,
    value(given[name], param, `${path}.${name}`),
  ]);
  return { ...defaultValues(schema), ...Object.fromEntries(parsed) };
}

function value(input: unknown, param: Param, path: string): unknown {
  if (input === undefined) return param.default;
  const result = v.safeParse(knownSchemaOf(param), input);
  if (result.success) return result.output === 0 ? 0 : result.output; // −0 would not survive an address
  return refuse(path, `is ${show(input)}; allowed ${allowed(param)}`);
}

const schemas = new WeakMap<Param, ReturnType<typeof schemaOf>>();

/** Made once for each parameter: the settings ask of every choice whether it could be taken. */
function knownSchemaOf(param: Param): ReturnType<typeof schemaOf> {
  const schema = schemas.get(param) ?? schemaOf(param);
  schemas.set(param, schema);
  return schema;
}

function schemaOf(param: Param) {
  if (param.kind === 'choice') return v.picklist(valuesOf(param));
  if (param.kind === 'layerChoice') {
    const one = v.picklist(valuesOf(param));
    return v.union([one, v.pipe(v.array(one), v.minLength(1), v.maxLength(param.maxLayers))]);
  }
  const inRange = v.pipe(v.number(), v.finite(), v.minValue(param.min), v.maxValue(param.max));
  if (param.kind === 'widths')
    return v.pipe(v.array(v.pipe(inRange, v.integer())), v.maxLength(param.maxLayers));
  if (param.kind === 'weights') return v.pipe(v.array(inRange), v.maxLength(param.maxLayers));
  return param.integer ? v.pipe(inRange, v.integer()) : inRange;
}

const valuesOf = ({ options }: ChoiceParam | LayerChoiceParam) => options.map(({ value: option }) => option);

function allowed(param: Param): string {
  if (param.kind === 'choice') return `are ${valuesOf(param).join(', ')}`;
  if (param.kind === 'layerChoice')
    return `are ${valuesOf(param).join(', ')} or a list of 1 to ${param.maxLayers} of them`;
  const range = `${param.min} to ${param.max}`;
  if (param.kind === 'widths') return `is a list of at most ${param.maxLayers} whole numbers from ${range}`;
  if (param.kind === 'weights') return `is a list of at most ${param.maxLayers} numbers from ${range}`;
  return `is a ${param.integer ? 'whole ' : ''}number from ${range}`;
}

const anyObject = v.record(v.string(), v.unknown());

function object(input: unknown, path: string, keys: readonly string[]): Json {
  if (!v.is(anyObject, input) || Array.isArray(input)) {
    return refuse(path, `is ${show(input)}; it must be an object with ${keys.join(', ') || 'no entries'}`);
  }
  const unknown = Object.keys(input).find((key) => !keys.includes(key));
  if (unknown === undefined) return input;
  return refuse(`${path}.${unknown}`, `is unknown; ${path} has ${keys.join(', ') || 'no parameters'}`);
}

function list(input: unknown, path: string): readonly unknown[] {
  if (input === undefined) return [];
  return Array.isArray(input) ? input : refuse(path, `is ${show(input)}; it must be a list`);
}

function refuse(path: string, problem: string): never {
  throw new HourglassError('spec/invalid', `${path} ${problem}.`);
}

function show(input: unknown): string {
  try {
    const text = JSON.stringify(input) ?? `of the type ${typeof input}`;
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  } catch {
    // Nested too deeply, circular or a bigint.
    return `a value of the type ${typeof input} that JSON cannot hold`;
  }
}
