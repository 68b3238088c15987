/**
 * Puts runs into one zip: a folder for each, and a list of them all. Loaded when somebody exports.
 * Not what a person reads of a run, such as its curve and its pictures: whoever calls brings that along.
 */
import { type Zippable, zipSync } from 'fflate';
import type { KeptRun } from '#protocol/keptRun.ts';
import type { NamedFile } from '#protocol/messages.ts';
import { type ArchivedRun, writeManifest } from '#protocol/parseManifest.ts';
import { writeRunJson } from '#protocol/parseRunJson.ts';
import type { Checkpoint } from '#protocol/state.ts';
import { writeVisit } from '#protocol/writeVisit.ts';
import { measuredIn } from '../measuredIn.ts';
import { nameOf } from '../naming.ts';
import { crc32 } from './crc32.ts';
import { MANIFEST, RUN, WEIGHTS } from './names.ts';

export interface RunToPack {
  readonly run: KeptRun;
  /** Absent where its weights are no longer kept. */
  readonly checkpoint?: Checkpoint;
  /** What else belongs into its folder. */
  readonly files: readonly NamedFile[];
}

/** What takes no room by being compressed: pictures and weights. */
const DENSE = /\.(png|safetensors)$/;

const encode = (text: string) => new TextEncoder().encode(text);

export function packRuns(runs: readonly RunToPack[]): Uint8Array<ArrayBuffer> {
  const zippable: Zippable = {};
  const manifest: ArchivedRun[] = [];
  for (const [i, { run, checkpoint, files }] of runs.entries()) {
    const folder = folderOf(run, i);
    const all = [...files, { name: RUN, bytes: encode(writeRunJson(run)) }];
    if (checkpoint) all.push({ name: WEIGHTS, bytes: writeWeights(run, checkpoint) });
    for (const { name, bytes } of all)
      zippable[`${folder}/${name}`] = [bytes, { level: DENSE.test(name) ? 0 : 6 }];
    const listed = all.map(({ name, bytes }) => ({ name, bytes: bytes.length, crc32: crc32(bytes) }));
    const position = checkpoint && positionOf(checkpoint);
    const known = { folder, name: nameOf(run), version: run.version, files: listed };
    manifest.push({ ...known, ...(position && { position }) });
  }
  return zipSync({ [MANIFEST]: encode(writeManifest(manifest)), ...zippable });
}

function positionOf({ tensors: _, ...position }: Checkpoint): Omit<Checkpoint, 'tensors'> {
  return position;
}

/** A file that can also be opened by itself, to go on from. */
const writeWeights = (run: KeptRun, checkpoint: Checkpoint) =>
  writeVisit({ spec: run.spec, measured: measuredIn(run, checkpoint), checkpoint }, 0);

/** In the order of the list, and nothing that a file system forbids. */
function folderOf(run: KeptRun, index: number): string {
  const words = nameOf(run)
    .normalize('NFKD')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return [String(index + 1).padStart(3, '0'), words].filter(Boolean).join('-');
}
