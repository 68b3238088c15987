/** Which experiments and data a panel means anything for. Not the panels: index.ts lists those. */
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition, CodeTrait, Feature } from '#catalog/codes/code.ts';
import { codes } from '#catalog/codes/index.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { DatasetInfo, NetworkInfo } from '#protocol/state.ts';

/** What decides whether a panel has anything to say; of data and network nothing is known until they are there. */
export interface Shown {
  readonly spec: ExperimentSpec;
  readonly dataset: DatasetInfo | undefined;
  readonly network: NetworkInfo | undefined;
}

export const hasImages = ({ dataset }: Shown): boolean =>
  dataset === undefined || dataset.items.kind === 'image';

/** Whether the whole of it is two matrices. */
export const isLinear = ({ network, code, loss }: ExperimentSpec): boolean =>
  network.id === 'linear' &&
  code.id === 'plain' &&
  code.params.activation === 'linear' &&
  'output' in loss.params &&
  loss.params.output === 'linear';

const codeOf = ({ code }: ExperimentSpec) => findChoice<CodeDefinition>(codes, code.id);

/** Whether the code has a feature. */
export const offers = (spec: ExperimentSpec, feature: Feature): boolean =>
  codeOf(spec).provides.includes(feature);

export const hasTrait = (spec: ExperimentSpec, trait: CodeTrait): boolean =>
  codeOf(spec).traits?.includes(trait) ?? false;
