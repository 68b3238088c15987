/** The probes there are. Adding one is a file, a line here and a line in frames.ts for its type. */
import { map, pcaMap, pcaRanges, ranges } from './maps.ts';
import { reconstructions } from './reconstructions.ts';
import { stage } from './stage.ts';

export const probes = { stage, reconstructions, map, ranges, pcaMap, pcaRanges } as const;
