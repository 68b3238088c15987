import { describe, expect, it } from 'vitest';
import { contraction } from './contraction.ts';
import { digits } from './digits.ts';
import { hourglass } from './hourglass.ts';
import type { Lesson } from './lesson.ts';
import { linear } from './linear.ts';
import { type Findings, readingsOf } from './measures.ts';
import { pretraining } from './pretraining.ts';
import { vae } from './vae.ts';
import { type Prediction, verdictOf } from './verdict.ts';

function judge(lesson: Lesson, id: string, prediction: Prediction, now: Findings, before: Findings = now) {
  const question = lesson.steps.find((step) => step.id === id)?.question;
  if (!question) throw new Error(`There is no question in ${id}.`);
  return verdictOf(question, prediction, readingsOf(now), readingsOf(before));
}

describe('a verdict', () => {
  it('tells a linear autoencoder from PCA by the measured errors, and says them', () => {
    const near = { squaredError: 26.83, pcaSquaredError: 26.71 };
    const wrong = judge(linear, 'beat', 'below', near);
    expect(wrong.isRight).toBe(false);
    expect(wrong.said).toMatch(/^Yes, below it/);
    expect(wrong.found).toBe('Measured: 26.83 against 26.71 of PCA');
    expect(wrong.explanation).toMatch(/one matrix of rank ten/);
    expect(judge(linear, 'beat', 'equal', near).isRight).toBe(true);
    const far = judge(linear, 'beat', 'equal', { ...near, squaredError: 30 });
    expect(far.isRight).toBe(false);
    expect(far.explanation).toMatch(/more epochs/);
    expect(judge(linear, 'beat', 'below', { ...near, squaredError: 20 }).isRight).toBe(true);
  });

  it.each([
    [hourglass, 'four', 'exactly', { squaredError: 1e-5 }],
    [hourglass, 'four', 'nearly', { squaredError: 0.05 }],
    [hourglass, 'four', 'lost', { squaredError: 1.28 }],
    [linear, 'axes', 'space', { largestAngle: 2, alignment: 0.6 }],
    [linear, 'axes', 'other', { largestAngle: 60, alignment: 0.99 }],
    [linear, 'axes', 'axes', { largestAngle: 2, alignment: 0.995 }],
  ] as const)('goes by what was measured: %#', (lesson, step, right, found) => {
    const question = lesson.steps.find(({ id }) => id === step)?.question;
    const options = question?.kind === 'choice' ? question.options : [];
    expect(options.length).toBeGreaterThan(1);
    for (const { id, explanation } of options) {
      const verdict = judge(lesson, step, id, found);
      expect(verdict.isRight).toBe(id === right);
      expect(verdict.explanation === explanation).toBe(id === right);
    }
  });

  it('compares with what another step has found', () => {
    const compare = (now: number, before: number) =>
      judge(contraction, 'priced', 'half', { jacobian: now }, { jacobian: before });
    expect(compare(1, 3)).toMatchObject({
      isRight: true,
      found: 'Measured: ‖J‖ is 1.000 with the price, 3.000 without it',
    });
    expect(compare(2, 3).isRight).toBe(false);
    const lead = judge(
      pretraining,
      'stacked',
      'much',
      { squaredError: 20, pcaSquaredError: 30 },
      { squaredError: 40 },
    );
    expect(lead.isRight).toBe(true);
  });

  it('takes a number that is close enough', () => {
    const three = (guess: number) => judge(hourglass, 'three', guess, { squaredError: 0.0448 });
    expect(three(0.05)).toMatchObject({ isRight: true, said: '0.05', found: 'Measured: 0.0448' });
    expect(three(0.2).isRight).toBe(false);
    expect(judge(vae, 'holes', 25, { holes: 0.31 })).toMatchObject({ isRight: true, said: '25 %' });
    expect(judge(vae, 'holes', 45, { holes: 0.31 }).isRight).toBe(false);
  });
});

describe('digits', () => {
  it.each([
    [26.8312, '26.83'],
    [0.0448, '0.0448'],
    [128.44, '128.4'],
    [1204.4, '1,204'],
    [-3.5, '−3.500'],
    [0, '0.0000'],
    [3.2e-7, '0.0000'],
  ])('writes %s as %s', (value, text) => {
    expect(digits(value)).toBe(text);
  });
});
