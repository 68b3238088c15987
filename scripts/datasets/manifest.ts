/** What the data sets consist of and where they come from: public/datasets/manifest.json. Fetches nothing itself. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

const fileSchema = v.object({
  name: v.pipe(v.string(), v.regex(/^[\w-]+\.gz$/, 'must be a plain name that ends in .gz')),
  /** Of the decompressed bytes: mirrors compress the same content differently. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')),
  /** Decompressed size. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const datasetSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]+$/, 'must be usable as a folder name')),
  title: v.string(),
  licence: v.string(),
  /** Base addresses that end in a slash, tried in this order. */
  mirrors: v.array(v.pipe(v.string(), v.url(), v.endsWith('/'))),
  files: v.array(fileSchema),
});

const manifestSchema = v.object({ datasets: v.array(datasetSchema) });

export type DatasetFile = v.InferOutput<typeof fileSchema>;
export type Dataset = v.InferOutput<typeof datasetSchema>;
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** @throws Error that names the first faulty field */
export async function readManifest(path: string): Promise<Manifest> {
  const result = v.safeParse(manifestSchema, JSON.parse(await readFile(path, 'utf8')));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${path} is not a data set manifest: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
