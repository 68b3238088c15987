/** The comparison as text: settings, results and measures, in full precision. */
import { expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { keptRun } from '../../../../tests/support/keptRuns.ts';
import { pairCsv } from './pairCsv.ts';

const vae = (beta: number, seed: number) =>
  keptRun({
    ...{ name: `β ${beta}, "mine"`, terms: ['reconstruction', 'kl'], outcome: 'finished' },
    spec: { ...defineExperiment({ code: { id: 'gaussian', params: { size: 2, beta } } }), seed },
    test: { ...keptRun().test, terms: Float64Array.of(280, 10, 182, 28) },
  });

const measures = {
  step: 100,
  autoencoder: { squaredError: 1 / 3, psnr: 18, nearest1: 0.9, trustworthiness: 1, continuity: 1 },
  pca: { squaredError: 20, psnr: 16, nearest1: 0.95, trustworthiness: 1, continuity: 1 },
};

const linesOf = (text: string) => text.trimEnd().split('\n');

it('has what was set differently and what came of it, each in a line', () => {
  const lines = linesOf(pairCsv(vae(1, 42), vae(4, 7)));
  expect(lines[0]).toBe('part,name,A,B,PCA');
  expect(lines).toContain('run,name,"β 1, ""mine""","β 4, ""mine""",');
  expect(lines).toContain('run,seed,42,7,');
  expect(lines.filter((line) => line.startsWith('setting'))).toEqual(['setting,Code: KL weight β,1,4,']);
  expect(lines).toContain('result,squared error,45,45,');
  expect(lines).toContain('result,loss in nats,210,210,');
  expect(lines).toContain('result,"KL, as weighted",28,28,');
  expect(lines).toContain('result,KL without weight,28,7,');
});

it('has the measures as numbers, and nothing where nothing was measured', () => {
  const run = keptRun({ measures });
  const lines = linesOf(pairCsv(run, keptRun()));
  expect(lines).toContain('measure,Squared error,0.333333333,,20');
  expect(lines).toContain('measure,Class of the nearest code,0.9,,0.95');
  // PCA of another code size is another PCA.
  expect(linesOf(pairCsv(run, keptRun({ codeSize: 3 })))).toContain('measure,Squared error,0.333333333,,');
  expect(linesOf(pairCsv(keptRun(), keptRun())).some((line) => line.startsWith('measure'))).toBe(false);
});
