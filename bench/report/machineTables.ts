/** The tables about the machine, its programs, the simd backend's memory and the size of its code. Not times. */
import { REFERENCE } from '../engines.ts';
import { cube, flops } from '../products.ts';
import { msOf, type Results, timingOf, timingsOf } from './results.ts';
import { digits, type Table } from './table.ts';

/** A fact that an engine told of itself in whatever race it ran. */
function fact(results: Results, engine: string, name: string): string | undefined {
  const value = timingsOf(results, engine).find(({ facts }) => facts[name] !== undefined)?.facts[name];
  return value === undefined ? undefined : String(value);
}

function pythonRow(results: Results, engine: string, name: string): string[][] {
  const version = fact(results, engine, 'version');
  if (version === undefined) return [];
  const threads = `${fact(results, engine, 'threads')} threads`;
  return [[name, `${version}, ${threads}, matrix products by ${fact(results, engine, 'blas')}`]];
}

/** PyTorch with a slow library for matrix products is not what the targets mean. */
function blasNote({ products }: Results): string[] {
  const race = products.find(({ name }) => name === cube.name);
  const torch = race && msOf(race.timings, 'torchN');
  const numpy = race && msOf(race.timings, 'numpyN');
  if (torch === undefined || numpy === undefined || torch < 2 * numpy) return [];
  const gflops = digits(flops(cube.product) / torch / 1e6);
  return [
    `PyTorch's matrix products run at ${gflops} GFLOP/s here, less than half of numpy's: its ratios say little. Give it a faster BLAS (see docs/performance.md).`,
  ];
}

export function machineTable(results: Results): Table {
  const { machine } = results;
  const adapter = fact(results, 'webgpu', 'adapter') ?? fact(results, 'webgpu-eager', 'adapter');
  const wasmThreads = fact(results, 'wasm', 'threads');
  const build = fact(results, REFERENCE, 'build') ?? fact(results, 'simdN-eager', 'build');
  const optional = (name: string, value: string | undefined) => (value === undefined ? [] : [[name, value]]);
  return {
    title: 'Machine',
    head: ['', ''],
    rows: [
      ['processor', `${machine.cpu}, ${machine.cores} logical cores, ${machine.memoryGigabytes} GiB`],
      ['load before', String(machine.load)],
      ['Node', `${machine.node} (V8 ${machine.v8})`],
      ...optional('browser', machine.browser),
      ...optional('build of simd', build),
      ...optional('WebGPU adapter', adapter),
      ...optional('threads of stock tfjs-wasm', wasmThreads),
      ...pythonRow(results, 'torchN', 'PyTorch'),
      ...pythonRow(results, 'numpyN', 'numpy'),
    ],
    notes: blasNote(results),
  };
}

const megabytes = (bytes: unknown) => digits(Number(bytes) / 2 ** 20);

export function heapTable({ steps }: Results): Table {
  const rows = steps.flatMap(({ network, batch, timings }) =>
    ['simdN', 'simdN-eager'].flatMap((engine) => {
      const timing = timingOf(timings, engine);
      if (timing?.facts.heapExtent === undefined) return [];
      const { heapInUse, heapExtent } = timing.facts;
      const way = engine === REFERENCE ? 'replayed' : 'eager';
      return [[network, String(batch), way, megabytes(heapInUse), megabytes(heapExtent)]];
    }),
  );
  return {
    title: 'Heap of simd, MiB',
    head: ['network', 'batch', '', 'in use between steps', 'extent'],
    rows,
    notes: [],
  };
}

const kilobytes = (bytes: number) => digits(bytes / 1024);

export function codeTable({ machine }: Results): Table {
  return {
    title: 'Code, KiB',
    head: ['', 'bytes', 'gzipped'],
    rows: machine.code.map(({ name, bytes, gzipped }) => [name, kilobytes(bytes), kilobytes(gzipped)]),
    notes: [],
  };
}
