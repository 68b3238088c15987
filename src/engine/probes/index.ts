/** The probes there are. Adding one is a file and a line here. */
import { activity } from './activity.ts';
import { arithmetic } from './arithmetic.ts';
import { auxiliaryLosses } from './auxiliaryLosses.ts';
import { codeReadings } from './codeReadings.ts';
import { denoisingField } from './denoisingField.ts';
import { entries } from './entries.ts';
import { fantasies } from './fantasies.ts';
import { film } from './film.ts';
import { filters } from './filters.ts';
import { gradientNorms } from './gradientNorms.ts';
import { holes } from './holes.ts';
import { interpolation } from './interpolation.ts';
import { jacobian } from './jacobian.ts';
import { klPerUnit } from './klPerUnit.ts';
import { linearTruth } from './linearTruth.ts';
import { manifold } from './manifold.ts';
import { map, pcaMap, pcaRanges, ranges } from './maps.ts';
import { neighbours } from './neighbours.ts';
import { priorSamples } from './priorSamples.ts';
import { reconstructions } from './reconstructions.ts';
import { stage } from './stage.ts';
import { support } from './support.ts';
import { traversals } from './traversals.ts';

export const probes = {
  ...{ stage, reconstructions, map, ranges, pcaMap, pcaRanges },
  ...{
    filters,
    gradientNorms,
    activity,
    jacobian,
    klPerUnit,
    support,
    denoisingField,
    codeReadings,
    entries,
    neighbours,
  },
  ...{ fantasies, linearTruth, auxiliaryLosses, holes, film },
  ...{ manifold, traversals, priorSamples, interpolation, arithmetic },
} as const;
