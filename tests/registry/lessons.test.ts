/** Lessons can be followed: their experiments are sound, what they point at exists, their checks rest on what is measured. */
import { describe, expect, it } from 'vitest';
import { knownSigma } from '#catalog/corruptions/knownSigma.ts';
import { obstaclesOf } from '#catalog/experiment.ts';
import { lessons } from '#catalog/lessons/index.ts';
import type { Question, Step } from '#catalog/lessons/lesson.ts';
import type { MeasureId, Readings } from '#catalog/lessons/measures.ts';
import { verdictOf } from '#catalog/lessons/verdict.ts';
import { controlInfo } from '#components/learn/controls.ts';
import { panels } from '#components/panels/index.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';

const loaded = await Promise.all(lessons.map(async (entry) => ({ ...entry, ...(await entry.load()) })));
const steps = loaded.flatMap(({ id, steps: all }) =>
  all.map((step, index) => ({ name: `${id} ${step.id}`, step, earlier: all.slice(0, index) })),
);
const asking = steps.flatMap(({ name, step, earlier }) =>
  step.question ? [{ name, question: step.question, step, earlier }] : [],
);

const isSentence = (text: string) => /^[\p{Lu}\d“+].*[.!?:]$/su.test(text);
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

/** What a question can be given: numbers of every size, for what it names as its needs and nothing else. */
const SIZES = [0, 1e-4, 0.01, 0.1, 0.3, 0.6, 0.85, 0.97, 1, 1.03, 1.2, 1.7, 3, 20, 50, 100];

function givenOnly(needs: readonly MeasureId[], value: (measure: MeasureId) => number): Readings {
  return (measure) => {
    if (!needs.includes(measure)) throw new Error(`${measure} is not among what the question needs.`);
    return value(measure);
  };
}

/** Two readings of each combination of sizes: the first measure by one, all others by the other. */
function* readings({ needs }: Question, earlierNeeds: readonly MeasureId[]) {
  for (const a of SIZES) {
    for (const b of SIZES) {
      yield [
        givenOnly(needs, (measure) => (measure === needs[0] ? a : b)),
        givenOnly(earlierNeeds, () => b),
      ] as const;
    }
  }
}

/** The needs of the step that a question is compared with; its own where there is none. */
function comparedNeeds(question: Question, earlier: readonly Step[]): readonly MeasureId[] {
  const { comparesWith, needs } = question;
  if (comparesWith === undefined) return needs;
  const found = earlier.find(({ id }) => id === comparesWith)?.question?.needs;
  if (!found) throw new Error(`No earlier step ${comparesWith} asks for anything.`);
  return found;
}

describe('the lessons', () => {
  it('are at least nine, each once, with a name that survives an address', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(9);
    expect(unique(lessons.map(({ id }) => id))).toBe(true);
    expect(unique(lessons.map(({ title }) => title))).toBe(true);
    for (const { id, summary } of lessons) {
      expect(id).toMatch(/^[a-z][a-zA-Z]*$/);
      expect(summary).toSatisfy(isSentence);
    }
  });

  it.each(loaded)('$id has three to six steps, a question among them, and something to read on', (lesson) => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
    expect(lesson.steps.length).toBeLessThanOrEqual(6);
    expect(unique(lesson.steps.map(({ id }) => id))).toBe(true);
    expect(lesson.steps.some(({ question }) => question)).toBe(true);
    expect(lesson.sources.length).toBeGreaterThan(0);
  });
});

describe.each(steps)('the step $name', ({ step }) => {
  const { experiment, pointers = [], terms = [], text } = step;

  it('speaks in sentences', () => {
    for (const said of [
      ...text,
      ...pointers.map(({ hint }) => hint),
      ...terms.map(({ meaning }) => `A ${meaning}`),
    ])
      expect(said).toSatisfy(isSentence);
  });

  it('sets an experiment that is sound, and fits into an address', () => {
    if (!experiment) throw new Error('Every step so far is about an experiment.');
    expect(parseSpec(experiment)).toEqual(experiment);
    expect(obstaclesOf(experiment)).toEqual([]);
    expect(specFromFragment(specToFragment(experiment))).toEqual(experiment);
  });

  it('shows panels, and points at controls, that are there in its experiment', () => {
    if (!experiment) throw new Error('Every step so far is about an experiment.');
    expect(step.panels.length).toBeGreaterThan(0);
    for (const id of step.panels) {
      const panel = panels.find((one) => one.id === id);
      expect(panel, id).toBeDefined();
      const shown = { spec: experiment, dataset: undefined, network: undefined };
      expect(panel?.isRelevant?.(shown) ?? true, id).toBe(true);
    }
    for (const { control } of pointers) {
      expect(controlInfo(control, experiment), control).toBeDefined();
      if (control.startsWith('panel.')) expect(step.panels).toContain(control.slice('panel.'.length));
    }
    expect(unique(pointers.map(({ control }) => control))).toBe(true);
  });
});

describe.each(asking)('the question of $name', ({ question, step, earlier }) => {
  const before = comparedNeeds(question, earlier);

  it('rests on what is measured, and can be answered rightly and wrongly', () => {
    const right = new Set<string>();
    for (const [now, then] of readings(question, before)) {
      const answers =
        question.kind === 'choice' ? question.options.map(({ id }) => id) : [question.min, question.max];
      const verdicts = answers.map((answer) => verdictOf(question, answer, now, then));
      for (const [i, { isRight, found, explanation }] of verdicts.entries()) {
        expect(found).toMatch(/^Measured: .*\d/);
        expect(explanation).toSatisfy(isSentence);
        if (isRight) right.add(String(answers[i]));
      }
      if (question.kind === 'choice') expect(verdicts.filter(({ isRight }) => isRight)).toHaveLength(1);
    }
    if (question.kind === 'choice')
      expect([...right].sort()).toEqual(question.options.map(({ id }) => id).sort());
    else expect(right.size).toBeGreaterThan(0);
  });

  it('asks only for what its run can measure', () => {
    const { experiment } = step;
    if (!experiment) throw new Error('A question needs an experiment.');
    const { needs } = question;
    if (needs.includes('cosine')) expect(knownSigma(experiment)).toBeGreaterThan(0);
    if (needs.includes('largestAngle')) expect(experiment.network.id).toBe('linear');
    if (needs.includes('kl')) expect(experiment.code.id).toBe('gaussian');
    if (needs.includes('displacement')) expect(experiment.dataset.id).toBe('spiral');
  });
});
