/** The probes there are. Adding one is a file and a line here. */
import { map, pcaMap, pcaRanges, ranges } from './maps.ts';
import { reconstructions } from './reconstructions.ts';
import { stage } from './stage.ts';

export const probes = { stage, reconstructions, map, ranges, pcaMap, pcaRanges } as const;
