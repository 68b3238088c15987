/**
 * An experiment in the fragment of an address: its part `e=<JSON>`, where the JSON keeps only what differs from the defaults.
 * Not storage: whoever opens the address gets exactly this experiment.
 */
import { type ChoiceInfo, findChoice } from '#catalog/choice.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { defaultValues, type Params } from '#catalog/params.ts';
import { regularizerSlot, singleSlots, slotNames } from '#catalog/slots.ts';
import { seedParam, trainingParams } from '#catalog/training.ts';
import { HourglassError } from './errors.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { parseSpecText } from './parseSpec.ts';

/** The fragment, without "#". */
export function specToFragment(spec: ExperimentSpec): string {
  return writeFragment({ e: encodeURIComponent(JSON.stringify(compact(spec))) });
}

/** The experiment in a fragment with or without "#"; undefined if it names none.
 *  @throws HourglassError that says what is wrong. */
export function specFromFragment(fragment: string): ExperimentSpec | undefined {
  const { e: text } = readFragment(fragment);
  return text === undefined ? undefined : parseSpecText(decode(text));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HourglassError(
      'spec/url',
      'The address is cut off or was changed: a % sign has lost its digits.',
    );
  }
}

function compact(spec: ExperimentSpec): object {
  const singles = slotNames.flatMap((slot) => {
    const changed = JSON.stringify(spec[slot]) !== JSON.stringify(defaultExperiment[slot]);
    return changed ? [[slot, compactChoice(spec[slot], singleSlots[slot])]] : [];
  });
  const training = differences(spec.training, trainingParams);
  return {
    version: spec.version,
    ...(spec.seed === seedParam.default ? {} : { seed: spec.seed }),
    ...Object.fromEntries(singles),
    ...(spec.regularizers.length === 0
      ? {}
      : { regularizers: spec.regularizers.map((chosen) => compactChoice(chosen, regularizerSlot)) }),
    ...(Object.keys(training).length === 0 ? {} : { training }),
  };
}

function compactChoice(
  { id, params }: { readonly id: string; readonly params: object },
  registry: readonly ChoiceInfo[],
): object {
  const changed = differences(params, findChoice(registry, id).params);
  return Object.keys(changed).length === 0 ? { id } : { id, params: changed };
}

function differences(values: object, schema: Params): object {
  const defaults: Readonly<Record<string, unknown>> = defaultValues(schema);
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, given]) => JSON.stringify(given) !== JSON.stringify(defaults[name]),
    ),
  );
}
