/**
 * Edits of an experiment, each a new experiment. All go through the parser, so that none can be invalid.
 * Not the forms that make them.
 */
import type { AnyChoice, ChoiceInfo } from '#catalog/choice.ts';
import { findChoice } from '#catalog/choice.ts';
import { type ExperimentSpec, obstaclesOf, type RegularizerChoice } from '#catalog/experiment.ts';
import { defaultValues } from '#catalog/params.ts';
import { chosenEntry, type Place, type Values } from '#catalog/place.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { regularizerSlot, type SingleSlot, singleSlots, slotNames } from '#catalog/slots.ts';
import { HourglassError } from '#protocol/errors.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

/** Another value of one parameter. @throws HourglassError if it is not allowed. */
export const withValue = (spec: ExperimentSpec, place: Place, name: string, value: unknown): ExperimentSpec =>
  withValues(spec, place, { [name]: value });

/** Other values of some parameters at one place. @throws HourglassError if they are not allowed. */
export function withValues(spec: ExperimentSpec, place: Place, others: Values): ExperimentSpec {
  const change = (values: Values) => ({ ...values, ...others });
  if (place.kind === 'seed') return parseSpec({ ...spec, ...others });
  if (place.kind === 'training') return parseSpec({ ...spec, training: change(spec.training) });
  if (place.kind === 'slot') {
    const { id, params } = spec[place.slot];
    return parseSpec({ ...spec, [place.slot]: { id, params: change(params) } });
  }
  const regularizers = spec.regularizers.map(({ id, params }) =>
    id === place.id ? { id, params: change(params) } : { id, params },
  );
  return parseSpec({ ...spec, regularizers });
}

/** Another choice in a slot. Parameters of the same name keep what was changed about them, and regularizers that
 *  cannot go with it are left out. To other data the other slots give way, too. */
export function withChoice(spec: ExperimentSpec, slot: SingleSlot, id: string): ExperimentSpec {
  const entry = findChoice<ChoiceInfo>(singleSlots[slot], id);
  const wanted = filled({ ...spec, regularizers: [] }, slot, entry);
  const alone = parseSpec(slot === 'dataset' ? givingWay(wanted) : wanted);
  const regularizers = spec.regularizers.filter((chosen) => !regularizerObstacle(alone, chosen));
  const bare = parseSpec({ ...alone, regularizers });
  const old = chosenEntry(spec, slot).params;
  const given: Values = spec[slot].params;
  const changed = Object.keys(entry.params).filter(
    (name) => name in old && !sameValue(given[name], old[name]?.default),
  );
  return changed.reduce((kept, name) => keepIfAllowed(kept, slot, name, given[name]), bare);
}

/** The same with the first choice that can be there in every slot whose choice cannot go with the data; rather the same
 *  one with its defaults. */
function givingWay(wanted: ExperimentSpec): ExperimentSpec {
  let spec = wanted;
  for (const slot of slotNames) {
    if (slot === 'dataset' || !isObstacle(spec, slot)) continue;
    const candidates = [chosenEntry(spec, slot), ...singleSlots[slot]].map((entry) =>
      filled(spec, slot, entry),
    );
    spec = candidates.find((candidate) => !isObstacle(candidate, slot)) ?? spec;
  }
  return spec;
}

const filled = (spec: ExperimentSpec, slot: SingleSlot, { id, params }: ChoiceInfo): ExperimentSpec => ({
  ...spec,
  [slot]: { id, params: defaultValues(params) },
});

const isObstacle = (spec: ExperimentSpec, slot: SingleSlot) =>
  obstaclesOf(spec).some(({ path }) => path === slot);

/** Why a slot cannot keep its choice in another experiment; undefined if it can. */
export function slotObstacle(
  next: ExperimentSpec,
  spec: ExperimentSpec,
  slot: SingleSlot,
): string | undefined {
  const kept = { ...next, regularizers: [], [slot]: spec[slot] };
  return obstaclesOf(kept).find(({ path }) => path === slot)?.reason;
}

function keepIfAllowed(spec: ExperimentSpec, slot: SingleSlot, name: string, value: unknown): ExperimentSpec {
  try {
    return withValue(spec, { kind: 'slot', slot }, name, value);
  } catch {
    return spec;
  }
}

/** One regularizer more, with its defaults; where they cannot be there, with one of its choices made otherwise. */
export function withRegularizer(spec: ExperimentSpec, id: string): ExperimentSpec {
  const entry = findChoice<ChoiceInfo>(regularizerSlot, id);
  const defaults = defaultValues(entry.params);
  const others = Object.entries(entry.params).flatMap(([name, param]) =>
    param.kind === 'choice' ? param.options.map(({ value }) => ({ ...defaults, [name]: value })) : [],
  );
  const isFree = (params: AnyChoice['params']) =>
    obstaclesOf({ ...spec, regularizers: [{ id, params }] }).length === 0;
  const params = [defaults, ...others].find(isFree) ?? defaults;
  return parseSpec({ ...spec, regularizers: [...spec.regularizers, { id, params }] });
}

export function withoutRegularizer(spec: ExperimentSpec, id: string): ExperimentSpec {
  return { ...spec, regularizers: spec.regularizers.filter((chosen) => chosen.id !== id) };
}

interface RegularizerOffer {
  readonly entry: ChoiceInfo;
  /** Why it cannot be added; undefined if it can. */
  readonly obstacle: string | undefined;
}

/** Every regularizer that is not in the experiment yet. */
export function regularizerOffers(spec: ExperimentSpec): readonly RegularizerOffer[] {
  const used = new Set<string>(spec.regularizers.map(({ id }) => id));
  return regularizerSlot
    .filter(({ id }) => !used.has(id))
    .map((entry) => ({ entry, obstacle: refusalOf(() => withRegularizer(spec, entry.id)) }));
}

/** Why a regularizer cannot go with an experiment; undefined if it can. */
export function regularizerObstacle(spec: ExperimentSpec, chosen: RegularizerChoice): string | undefined {
  return obstaclesOf({ ...spec, regularizers: [chosen] })[0]?.reason;
}

/** Why a slot cannot hold a choice in this experiment; undefined if it can. */
export function choiceObstacle(spec: ExperimentSpec, slot: SingleSlot, id: string): string | undefined {
  return refusalOf(() => withChoice(spec, slot, id));
}

/** Why a parameter cannot have a value; undefined if it can. */
export function valueObstacle(
  spec: ExperimentSpec,
  place: Place,
  name: string,
  value: unknown,
): string | undefined {
  return refusalOf(() => withValue(spec, place, name, value));
}

/** What an edit is refused with, without the place in the experiment; undefined if it is not. */
export function refusalOf(edit: () => ExperimentSpec): string | undefined {
  try {
    edit();
    return undefined;
  } catch (error) {
    if (!(error instanceof HourglassError)) throw error;
    return error.message.replace(/^[\w[\]]+: /, '');
  }
}
