/** The command line is read completely, and whatever is wrong is answered with what is allowed. */
import { describe, expect, it } from 'vitest';
import { HELP, parseTrainArguments } from './arguments.ts';

const parse = (line: string) => parseTrainArguments(line.split(' '));

describe('the arguments of train', () => {
  it('have defaults', () => {
    expect(parse('--recipe vae --out folder')).toEqual({
      source: { kind: 'recipe', id: 'vae' },
      out: 'folder',
      backend: 'simd',
      epochs: undefined,
      limit: undefined,
      dataset: undefined,
      tfjsModel: false,
      classify: undefined,
    });
  });

  it('are all taken over', () => {
    const line =
      '--spec a.json --out b --backend cpu --epochs 3 --limit 500 --dataset strokeDigits --tfjs-model --classify 4';
    expect(parse(line)).toEqual({
      source: { kind: 'file', path: 'a.json' },
      out: 'b',
      backend: 'cpu',
      epochs: 3,
      limit: 500,
      dataset: 'strokeDigits',
      tfjsModel: true,
      classify: 4,
    });
  });

  it.each(['--help', '-h', '--out x --help'])('give help: %s', (line) => {
    expect(parse(line)).toBe('help');
  });

  it('understand the former name of a backend', () => {
    expect(parse('--recipe vae --out x --backend wasm')).toMatchObject({ backend: 'simd' });
  });

  it('are all in the help', () => {
    for (const option of ['spec', 'recipe', 'out', 'backend', 'epochs', 'limit', 'dataset', 'tfjs-model']) {
      expect(HELP).toContain(`--${option} `);
    }
    for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it.each([
    ['--out x', 'one of deep, undercomplete'],
    ['--recipe vae', '--out DIR is missing'],
    ['--recipe nothing --out x', '--recipe is "nothing"; allowed are deep,'],
    ['--recipe vae --spec a.json --out x', 'not both'],
    ['--recipe vae --out x --backend gpu', '--backend is "gpu"; allowed are simd, cpu, webgpu'],
    ['--recipe vae --out x --dataset own', 'allowed are mnist, fashion-mnist, strokeDigits'],
    ['--recipe vae --out x --epochs 0', '--epochs is "0"; allowed is a whole number from 1'],
    ['--recipe vae --out x --limit 1.5', '--limit is "1.5"'],
    ['--recipe vae --out x --limit 1e3', '--limit is "1e3"'],
    ['--recipe vae --out x --learning-rate 1', 'Allowed are --spec, --recipe, --out'],
    ['--recipe vae --out x more', 'Allowed are --spec, --recipe, --out'],
    ['--recipe vae --out', 'Allowed are --spec, --recipe, --out'],
  ])('are refused in clear words: %s', (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });
});
