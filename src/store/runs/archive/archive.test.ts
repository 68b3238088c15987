/** Runs come back from their zip as they were, to the last bit; what is damaged or foreign leaves everything else alone. */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KeptRun } from '#protocol/keptRun.ts';
import { columnsIn } from '../../../../tests/support/keptRuns/columnsIn.ts';
import versionOne from '../../../../tests/support/keptRuns/version1.json' with { type: 'json' };
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { KeptRuns } from '../keptRuns.ts';
import { noRuns, useRuns } from '../runs.ts';
import { createMemoryStorage } from '../storage.ts';
import { weightLimits } from '../weightLimits.ts';
import { crc32 } from './crc32.ts';
import { type Imported, tellOfImport } from './outcome.ts';
import { packRuns } from './pack.ts';
import { unpackRuns } from './unpack.ts';

const checkpoint = {
  step: 100,
  tensors: [{ name: 'decoder.0.kernel', shape: [2, 2], data: Float32Array.of(1, -0.5, 1e-30, 3) }],
};
const two = () => [
  { run: keptRun({ name: 'first', at: 1 }), checkpoint, files: [] },
  { run: keptRun({ id: 'b', name: 'second', at: 2 }), files: [] },
];

/** The archive with some of its files changed or left out. */
function changed(archive: Uint8Array, files: Readonly<Record<string, string | undefined>>): Uint8Array {
  const all: Record<string, Uint8Array> = unzipSync(archive);
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) delete all[path];
    else all[path] = strToU8(text);
  }
  return zipSync(all);
}

const anyColumn = (length: number) =>
  fc.array(fc.double(), { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

const anyMeasures = fc.record({
  squaredError: fc.double(),
  trustworthiness: fc.double(),
  continuity: fc.double(),
});

/** Runs of any length, with any numbers in them: those of a run that failed, too. */
const anyRun: fc.Arbitrary<KeptRun> = fc.tuple(fc.nat(6), fc.nat(4)).chain(([n, m]) =>
  fc.record({
    version: fc.constant(1 as const),
    spec: fc.constant(keptRun().spec),
    id: fc.string({ minLength: 1 }),
    name: fc.string({ unit: 'grapheme' }),
    note: fc.string({ unit: 'grapheme' }),
    at: fc.nat(),
    outcome: fc.constantFrom('paused', 'finished', 'failed', 'replaced'),
    backend: fc.string(),
    ...{ steps: fc.nat(), stepsPerEpoch: fc.integer({ min: 1 }), seconds: fc.nat(), codeSize: fc.nat() },
    clock: fc.record({ steps: anyColumn(m), seconds: anyColumn(m) }),
    terms: fc.constant(['reconstruction', 'kl']),
    train: fc.record({ steps: anyColumn(n), totals: anyColumn(n), terms: anyColumn(2 * n) }),
    test: fc.record({
      ...{ steps: anyColumn(m), totals: anyColumn(m), terms: anyColumn(2 * m) },
      ...{ images: anyColumn(m), squaredErrors: anyColumn(m), pcaSquaredErrors: anyColumn(m) },
    }),
    thumbnails: fc.record({
      ...{ width: fc.constant(1), height: fc.constant(1) },
      ...{ originals: fc.uint8Array(), reconstructions: fc.uint8Array() },
    }),
    sweep: fc.constant({ id: 's', label: 'Units k', symbol: 'k', value: 3 }),
    marks: fc.array(fc.record({ step: fc.nat(), label: fc.string() })),
    measures: fc.record({ step: fc.nat(), autoencoder: anyMeasures, pca: anyMeasures }),
  }),
);

describe('an archive of runs', () => {
  it('gives back what was put in, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 4 }), (runs) => {
        const { runs: read, leftOut } = unpackRuns(packRuns(runs.map((run) => ({ run, files: [] }))));
        expect(leftOut).toEqual([]);
        expect(read.map(({ run }) => run)).toEqual(runs);
      }),
      { numRuns: 50 },
    );
  });

  it('holds weights that can be gone on from, and a folder with a name for each run', () => {
    const archive = packRuns(two());
    expect(unpackRuns(archive).runs.map((one) => one.checkpoint)).toEqual([checkpoint, undefined]);
    expect(Object.keys(unzipSync(archive))).toEqual([
      'manifest.json',
      '001-first/run.json',
      '001-first/weights.safetensors',
      '002-second/run.json',
    ]);
  });

  it('is read again by later versions as version 1 wrote it', () => {
    const run = JSON.stringify(versionOne, (_, value) => value?.float64 ?? value?.bytes ?? value);
    const [bytes, crc] = [strToU8(run).length, crc32(strToU8(run))];
    const files = [{ name: 'run.json', bytes, crc32: crc }];
    const entry = { folder: '001-two', name: 'two', version: 1, files };
    const manifest = JSON.stringify({ format: 'hourglass-runs', version: 1, runs: [entry] });
    const zip = zipSync({ 'manifest.json': strToU8(manifest), '001-two/run.json': strToU8(run) });
    expect(unpackRuns(zip).runs[0]?.run).toMatchObject({ name: 'Two units, a note beside it' });
    const { train, thumbnails } = unpackRuns(zip).runs[0]!.run;
    expect({ train, thumbnails }).toEqual(
      (({ train: t, thumbnails: p }) => ({ train: t, thumbnails: p }))(Object(columnsIn(versionOne))),
    );
  });

  it('that was unpacked and packed again, in a folder of its own, is read', () => {
    const files = Object.entries(unzipSync(packRuns(two())));
    const wrapped = zipSync(Object.fromEntries(files.map(([path, bytes]) => [`my runs/${path}`, bytes])));
    expect(unpackRuns(wrapped).runs).toHaveLength(2);
  });

  it.each([
    ['nothing', new Uint8Array(), 'archive/damaged', /no zip file/],
    ['a text', strToU8('Dear diary'), 'archive/damaged', /no zip file/],
    ['half an archive', packRuns(two()).slice(0, 400), 'archive/damaged', /cut off/],
    ['pictures', zipSync({ 'a.png': strToU8('…') }), 'archive/foreign', /no manifest\.json/],
    ['of others', zipSync({ 'manifest.json': strToU8('{"name":"x"}') }), 'archive/foreign', /Export/],
  ])('is refused in plain words if it is %s', (_, bytes, code, message) => {
    expect(() => unpackRuns(bytes)).toThrow(expect.objectContaining({ code }));
    expect(() => unpackRuns(bytes)).toThrow(message);
  });

  it('of a later format says to get the newest page', () => {
    const manifest = '{"format":"hourglass-runs","version":2,"entries":[]}';
    const later = changed(packRuns(two()), { 'manifest.json': manifest });
    expect(() => unpackRuns(later)).toThrow(/version 2.*Reload the page/);
  });

  it('is read run by run: what is damaged, missing or of another version leaves the others', () => {
    const archive = packRuns(two());
    const only = (files: Readonly<Record<string, string | undefined>>) => {
      const { runs, leftOut } = unpackRuns(changed(archive, files));
      return [runs.map(({ run }) => run.name), leftOut];
    };
    const damaged = [['second'], [{ name: 'first', reason: 'damaged' }]];
    expect(only({ '001-first/run.json': '{"version":1' })).toEqual(damaged);
    expect(only({ '001-first/run.json': undefined })).toEqual(damaged);
    const manifest = strFromU8(unzipSync(archive)['manifest.json']!);
    const later = manifest.replace('"name": "first",\n      "version": 1', '"name": "first", "version": 2');
    expect(only({ 'manifest.json': later })).toEqual([['second'], [{ name: 'first', reason: 'version' }]]);
    const [first] = unpackRuns(changed(archive, { '001-first/weights.safetensors': 'x' })).runs;
    expect([first?.run.name, first?.checkpoint, first?.hasDamagedWeights]).toEqual([
      'first',
      undefined,
      true,
    ]);
  });

  it('never makes a run of damaged bytes, and never fails otherwise than in words', () => {
    const archive = packRuns(two());
    const written = two().map(({ run }) => run);
    fc.assert(
      fc.property(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = archive.slice();
        damaged[at] = damaged[at]! ^ flip;
        try {
          for (const { run } of unpackRuns(damaged).runs) expect(written).toContainEqual(run);
        } catch (thrown) {
          expect(thrown).toMatchObject({ name: 'HourglassError' });
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('the checksum is that of zip files', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
});

describe('runs that come back', () => {
  const get = useRuns.getState;
  beforeEach(() => useRuns.setState(noRuns, true));
  const fresh = () => new KeptRuns(createMemoryStorage(), () => 1000);

  it('are kept with their weights after they were deleted', async () => {
    const keptRuns = fresh();
    const run = keptRun({ name: 'mine' });
    await keptRuns.keep(run);
    await keptRuns.write('a', { name: 'mine' });
    await keptRuns.keepWeights('a', checkpoint);
    await keptRuns.remove('a');
    expect(await keptRuns.adopt(run, checkpoint)).toEqual({ outcome: 'new', hasWeights: true });
    expect(get().runs).toEqual([run]);
    expect(await keptRuns.checkpoint('a')).toEqual(checkpoint);
  });

  it('are left as they are if they are here already, whatever they are called', async () => {
    const keptRuns = fresh();
    await keptRuns.adopt(keptRun({ name: 'as exported' }), undefined);
    await keptRuns.write('a', { name: 'renamed since' });
    expect(await keptRuns.adopt(keptRun({ name: 'as exported' }), checkpoint)).toEqual({
      outcome: 'known',
      hasWeights: true,
    });
    expect(get().runs.map(({ name }) => name)).toEqual(['renamed since']);
  });

  it('stand beside a run that went on since, and only once', async () => {
    const keptRuns = fresh();
    const further = keptRun({ steps: 200, at: 5 });
    await keptRuns.adopt(further, undefined);
    expect(await keptRuns.adopt(keptRun(), undefined)).toMatchObject({ outcome: 'beside' });
    expect(await keptRuns.adopt(keptRun(), undefined)).toMatchObject({ outcome: 'known' });
    expect(get().runs.map(({ id, steps }) => [id, steps])).toEqual([
      ['a', 200],
      ['a-2', 100],
    ]);
  });

  it('do not take the place of one that this page cannot read', async () => {
    const storage = createMemoryStorage();
    const later = { ...keptRun(), version: 2 };
    const keptRuns = new KeptRuns({ ...storage, runs: async () => [later] }, () => 1000);
    await keptRuns.adopt(keptRun(), undefined);
    expect(get().runs.map(({ id }) => id)).toEqual(['a-2']);
  });

  it('bring weights only where there is room, and drop none of the others', async () => {
    const keptRuns = fresh();
    for (let i = 0; i < weightLimits.runs; i++) await keptRuns.keepWeights(`old ${i}`, checkpoint);
    expect(await keptRuns.adopt(keptRun(), checkpoint)).toEqual({ outcome: 'new', hasWeights: false });
    expect(get().withWeights.size).toBe(weightLimits.runs);
  });
});

describe('what is told of an import', () => {
  const one = (name: string, part: Partial<Imported> = {}): Imported => ({
    ...{ name, outcome: 'new', hasWeights: true, weights: 'whole' },
    ...part,
  });

  it('is short if all went well', () => {
    expect(tellOfImport('runs.zip', [one('a'), one('b')], [])).toEqual({
      tone: 'info',
      text: '2 runs were imported from runs.zip.',
    });
  });

  it('names what was here already, what stands twice and what has no weights', () => {
    const { tone, text } = tellOfImport(
      'runs.zip',
      [
        one('a', { outcome: 'known' }),
        one('b', { outcome: 'beside' }),
        one('c', { hasWeights: false }),
        one('d', { hasWeights: false, weights: 'damaged' }),
      ],
      [],
    );
    expect(tone).toBe('info');
    expect(text).toMatch(/^3 runs were imported.*already, and left as it is: “a”/);
    expect(text).toMatch(/another state.*“b”.*20 runs, 200 MB in all: “c”.*damaged: “d”/);
  });

  it('says what to do about those that were left out', () => {
    const leftOut = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, reason: 'version' as const }));
    const { tone, text } = tellOfImport('runs.zip', [], [...leftOut, { name: 'f', reason: 'damaged' }]);
    expect(tone).toBe('error');
    expect(text).toMatch(/No run was added.*“a”, “b”, “c” and 2 more. Reload the page/);
    expect(text).toMatch(/damaged: “f”. Copy the file again/);
  });
});
