/** The command answers mistakes before it begins, and reproduces PCA on real images. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithData } from '../../tests/realData.ts';
import { runTrainCommand } from './trainCommand.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hourglass-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function command(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runTrainCommand(argv, {
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
    signal: new AbortController().signal,
  });
  return { code, out: out.join(''), err: err.join('') };
}

describe('the command train', () => {
  it('helps', async () => {
    expect(await command('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--recipe'),
      err: '',
    });
  });

  it.each([
    [['--recipe', 'none', '--out', 'x'], 2, 'allowed are deep'],
    [['--spec', 'missing.json', '--out', 'x'], 2, 'missing.json cannot be read'],
    [['--recipe', 'vae', '--out', 'package.json'], 2, 'is not a folder'],
    [['--recipe', 'vae', '--out', 'x', '--epochs', '5000'], 1, 'training.epochs is 5000'],
  ])('refuses %j', async (argv, code, message) => {
    const result = await command(...argv);
    expect(result).toMatchObject({ code, out: '', err: expect.stringContaining(message) });
  });

  it('names what is wrong in an experiment', async () => {
    const path = join(folder, 'wrong.json');
    writeFileSync(path, '{"code":{"id":"plain","params":{"size":0}}}');
    const { code, err } = await command('--spec', path, '--out', folder);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('code.params.size is 0; allowed is a whole number'),
    ]);
  });
});

describeWithData('on real images', ['mnist'], () => {
  it('a linear network comes close to PCA and never passes it', async () => {
    const path = join(folder, 'linear.json');
    const experiment = {
      network: { id: 'linear' },
      code: { id: 'plain', params: { size: 10 } },
      loss: { id: 'squaredError' },
      optimizer: { id: 'adam', params: { learningRate: 0.003 } },
      training: { batchSize: 64, epochs: 2 },
    };
    writeFileSync(path, JSON.stringify(experiment));
    const { code, err } = await command('--spec', path, '--out', folder, '--limit', '10000');
    expect([code, err]).toEqual([0, expect.stringContaining('epoch 2/2  step 314/314')]);
    const { test, pca } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(Math.abs(pca.sse - 26.714)).toBeLessThan(0.01);
    expect(test.sse / pca.sse).toBeGreaterThan(1);
    expect(test.sse / pca.sse).toBeLessThan(1.15);
  });
});
