/**
 * `npm run bench:web`: times the engine in an isolated page of a browser beside stock tfjs, with PyTorch and numpy in turns.
 * Not a test: times depend on the machine, ratios much less.
 */
import { readArguments } from './arguments.ts';
import { isPython } from './engines.ts';
import { describeMachine } from './machine.ts';
import { cube } from './products.ts';
import { startPython } from './python.ts';
import { print } from './report/print.ts';
import { runBenchmark, runCommand } from './run.ts';
import { openBrowser } from './web/openBrowser.ts';

const SIMD = ['simdN', 'simd1', 'simdN-eager', 'simd1-eager'];

const DEFAULTS = {
  title: 'Times training steps, the product of 1024³ and work on all images in a browser without a window.',
  batch: '128',
  engines: [...SIMD, 'webgpu', 'webgpu-eager', 'wasm', 'torchN', 'torch1', 'numpyN', 'numpy1'],
};

await runCommand(async () => {
  const options = readArguments(DEFAULTS);
  if (!options) return;
  const browser = await openBrowser();
  try {
    const start = (engine: (typeof options.engines)[number]) =>
      isPython(engine) ? startPython(engine) : browser.start(engine);
    print(await runBenchmark(options, describeMachine(browser.name), start, [cube]), options.format);
  } finally {
    await browser.close();
  }
});
