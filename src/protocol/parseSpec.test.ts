import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { anyExperiment } from '../../tests/support/arbitraryExperiments.ts';
import { HourglassError } from './errors.ts';
import { parseSpec, parseSpecText } from './parseSpec.ts';

/** What parseSpec says about this. */
function refusal(input: unknown): { code: string; message: string } {
  try {
    parseSpec(input);
  } catch (error) {
    if (error instanceof HourglassError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('parseSpec', () => {
  it('completes nothing to the default experiment', () => {
    expect(parseSpec({})).toEqual(defaultExperiment);
  });

  it('completes a choice with the defaults of its own parameters', () => {
    const { code, training, optimizer } = parseSpec({
      code: { id: 'gaussian' },
      training: { epochs: 3 },
      optimizer: { id: 'adam', params: { learningRate: 0.5 } },
    });
    expect(code).toEqual({ id: 'gaussian', params: { size: 2, beta: 1, warmUp: 0, capacity: 0 } });
    expect(training).toEqual({ batchSize: 128, epochs: 3 });
    expect(optimizer.params).toEqual({ learningRate: 0.5, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });

  it('takes any valid experiment as it is', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        expect(parseSpec(experiment)).toEqual(experiment);
      }),
    );
  });

  it.each([
    ['an unknown version', { version: 2 }, 'version is 2', 'version 1'],
    ['an unknown part', { optimiser: {} }, 'experiment.optimiser is unknown', 'optimizer'],
    ['an unknown id', { code: { id: 'vae' } }, 'code.id is "vae"', 'allowed are plain, '],
    ['a missing id', { code: {} }, 'code.id is', 'allowed are plain, '],
    ['an inherited name as id', { code: { id: 'toString' } }, 'code.id is "toString"', 'plain'],
    [
      'an unknown parameter',
      { loss: { id: 'bernoulli', params: { x: 1 } } },
      'loss.params.x',
      'no parameters',
    ],
    ['a misspelt parameter', { code: { id: 'plain', params: { Size: 3 } } }, 'code.params.Size', 'size'],
    ['a text as number', { seed: '1' }, 'seed is "1"', 'whole number from 0 to 4294967295'],
    ['a fraction', { training: { batchSize: 1.5 } }, 'training.batchSize is 1.5', 'from 1 to 10000'],
    ['too small a number', { training: { epochs: 0 } }, 'training.epochs is 0', 'from 1 to 1000'],
    [
      'too large a number',
      { code: { id: 'plain', params: { size: 129 } } },
      'code.params.size is 129',
      '1 to 128',
    ],
    [
      'infinity',
      { optimizer: { id: 'sgd', params: { learningRate: Number.POSITIVE_INFINITY } } },
      'optimizer.params.learningRate',
      'number from 0.000001 to 100',
    ],
    ['not a number', { seed: Number.NaN }, 'seed is null', 'whole number'],
    [
      'an unknown option',
      { code: { id: 'plain', params: { activation: 'gelu' } } },
      'code.params.activation is "gelu"',
      'relu, leakyRelu, elu',
    ],
    [
      'one width as number',
      { network: { id: 'dense', params: { widths: 5 } } },
      'network.params.widths is 5',
      '1 to 4096',
    ],
    [
      'a width of zero',
      { network: { id: 'dense', params: { widths: [3, 0] } } },
      'network.params.widths is [3,0]',
      'at most 8 whole numbers from 1 to 4096',
    ],
    [
      'too many layers',
      { network: { id: 'dense', params: { widths: new Array(9).fill(2) } } },
      'network.params.widths',
      'at most 8',
    ],
    ['a list as experiment', [], 'experiment is []', 'object'],
    ['a list as choice', { code: [] }, 'code is []', 'object with id, params'],
    ['nothing as choice', { code: null }, 'code is null', 'object with id, params'],
    ['nothing as regularizers', { regularizers: null }, 'regularizers is null', 'list'],
    ['an object as regularizers', { regularizers: {} }, 'regularizers is {}', 'list'],
    ['an unknown regularizer', { regularizers: [{ id: 'l3' }] }, 'regularizers[0].id is "l3"', 'weightDecay'],
    [
      'one regularizer twice',
      { regularizers: [{ id: 'weightDecay' }, { id: 'activityL1' }, { id: 'weightDecay' }] },
      'regularizers[2].id names "weightDecay" a second time',
      'once',
    ],
  ])('refuses %s with its place and what is allowed', (_, input, place, allowed) => {
    const { code, message } = refusal(input);
    expect(code).toBe('spec/invalid');
    expect(message).toContain(place);
    expect(message).toContain(allowed);
  });

  it('never throws anything but a HourglassError, whatever JSON it is given', () => {
    const slotted = fc.dictionary(
      fc.constantFrom('version', 'seed', 'code', 'network', 'optimizer', 'regularizers', 'training', 'x'),
      fc.oneof(
        fc.jsonValue(),
        fc.record({ id: fc.constantFrom('plain', 'dense', 'adam'), params: fc.jsonValue() }),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), slotted), (input) => {
        try {
          expect(parseSpec(input).version).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(HourglassError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws anything else for values that JSON cannot hold', () => {
    const circular: Record<string, unknown> = {};
    circular.seed = circular;
    for (const input of [1n, { seed: 1n }, circular, Symbol('x'), () => 1, undefined, { seed: () => 1 }]) {
      expect(refusal(input).code).toBe('spec/invalid');
    }
  });

  it('turns −0 into 0, which an address can hold', () => {
    expect(parseSpec({ seed: -0 }).seed).toBe(0);
  });
});

describe('parseSpecText', () => {
  it('reads JSON', () => {
    expect(parseSpecText('{"seed": 7}').seed).toBe(7);
  });

  it.each(['', '{', 'undefined', '{"seed":}', '\u0000'])('refuses %j as no JSON', (text) => {
    expect(() => parseSpecText(text)).toThrow(expect.objectContaining({ code: 'spec/json' }));
  });

  it('refuses JSON that is nested too deeply to be shown', () => {
    const depth = 200_000;
    const nested = '['.repeat(depth) + ']'.repeat(depth);
    for (const text of [nested, `{"code":{"id":"plain","params":{"size":${nested}}}}`]) {
      expect(() => parseSpecText(text)).toThrow(HourglassError);
    }
  });

  it('refuses a prototype as an unknown part', () => {
    expect(() => parseSpecText('{"__proto__":{"seed":5}}')).toThrow('__proto__ is unknown');
  });

  it('never throws anything but a HourglassError, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parseSpecText(text);
        } catch (error) {
          expect(error).toBeInstanceOf(HourglassError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
