/**
 * Packs what `npm run train` wrote into the one small file that the page shows at first: weights as bfloat16, the codes of
 * the test images and their classes. Not the training: `npm run pretrained` does both.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { datasetFolders, loadData } from '#cli/nodePlatform/loadData.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { readSafetensors } from '#protocol/readSafetensors.ts';
import { writeSafetensors } from '#protocol/writeSafetensors.ts';

const [folder, target] = process.argv.slice(2);
if (folder === undefined || target === undefined)
  throw new Error('Say the folder that was written and the file to write.');

const sides = await Promise.all(
  ['encoder', 'decoder'].map(async (side) =>
    readSafetensors(await readFile(join(folder, `${side}.safetensors`))),
  ),
);
const experiment = sides[0]!.metadata.experiment!;
const codes = await readNpy(join(folder, 'test-codes.npy'));
const work = loadData(parseSpec(JSON.parse(experiment)), datasetFolders());
let next = await work.next();
while (!next.done) next = await work.next();
const labels = Float32Array.from(next.value.test.labels);

await mkdir(dirname(target), { recursive: true });
const bytes = writeSafetensors({
  tensors: [
    ...sides.flatMap(({ tensors }) => tensors).map((tensor) => ({ ...tensor, dtype: 'BF16' as const })),
    { name: 'test.codes', shape: [labels.length, codes.length / labels.length], data: codes },
    { name: 'test.labels', shape: [labels.length], data: labels, dtype: 'BF16' },
  ],
  metadata: { format: 'hourglass', experiment },
});
await writeFile(target, bytes);
console.log(`${target}: ${(bytes.length / 1e6).toFixed(2)} MB`);

/** The numbers of an array that engine/export/npy.ts wrote. */
async function readNpy(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return new Float32Array(Uint8Array.from(bytes.subarray(10 + bytes.readUInt16LE(8))).buffer);
}
