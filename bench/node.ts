/**
 * `npm run bench`: times the engine in Node beside stock tfjs, PyTorch and numpy in the same run.
 * Not a test: times depend on the machine, ratios much less.
 */
import { readArguments } from './arguments.ts';
import { isPython } from './engines.ts';
import { describeMachine } from './machine.ts';
import { startNode } from './node/startNode.ts';
import { startPython } from './python.ts';
import { print } from './report/print.ts';
import { runBenchmark, runCommand } from './run.ts';

const DEFAULTS = {
  title: 'Times training steps, matrix products and work on all images on every engine that runs in Node.',
  batch: '128,512',
  engines: [
    'simdN',
    'simd1',
    'simdN-eager',
    'simd1-eager',
    'wasm',
    'cpu',
    'torchN',
    'torch1',
    'numpyN',
    'numpy1',
  ],
};

await runCommand(async () => {
  const options = readArguments(DEFAULTS);
  if (!options) return;
  const results = await runBenchmark(options, describeMachine(), (engine) =>
    isPython(engine) ? startPython(engine) : startNode(engine),
  );
  print(results, options.format);
});
