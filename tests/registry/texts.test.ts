/** What every choice tells about itself is there, unambiguous and within its own limits. */
import { describe, expect, it } from 'vitest';
import type { ChoiceInfo } from '#catalog/choice.ts';
import { defaultValues, isActing, type Param } from '#catalog/params.ts';
import { greedy } from '#catalog/pretraining/greedy.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { seedParam, trainingParams } from '#catalog/training.ts';

const registries: readonly (readonly [string, readonly ChoiceInfo[]])[] = [
  ...Object.entries(singleSlots),
  ['regularizers', regularizerSlot],
];
const entries = registries.flatMap(([slot, registry]) =>
  registry.map((entry) => ({ name: `${slot} ${entry.id}`, entry })),
);
const params: { name: string; param: Param }[] = [
  ...entries.flatMap(({ name, entry }) =>
    Object.entries(entry.params).map(([key, param]) => ({ name: `${name} ${key}`, param })),
  ),
  { name: 'seed', param: seedParam },
  ...Object.entries(trainingParams).map(([key, param]) => ({ name: `training ${key}`, param })),
];

const isSentence = (text: string) => /^[\p{Lu}\d].*[.!]$/u.test(text);
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

describe.each(registries)('the registry of %s', (_, registry) => {
  it('has at least one choice, with ids and labels that occur once', () => {
    expect(registry.length).toBeGreaterThan(0);
    expect(unique(registry.map(({ id }) => id))).toBe(true);
    expect(unique(registry.map(({ label }) => label))).toBe(true);
  });
});

describe.each(entries)('$name', ({ entry }) => {
  it('has an id that survives an address, a label and a summary in sentences', () => {
    expect(entry.id).toMatch(/^[a-z][a-zA-Z0-9-]*$/);
    expect(entry.label.trim()).not.toBe('');
    expect(entry.summary).toSatisfy(isSentence);
  });

  it('has a formula and a source that are not blank where there are any', () => {
    for (const text of [entry.formula, entry.source?.authors, entry.source?.title]) {
      if (text !== undefined) expect(text.trim()).not.toBe('');
    }
    if (entry.source) expect(entry.source.year).toBeGreaterThan(1900);
  });
});

describe.each(params)('$name', ({ param }) => {
  it('has a label and a help in sentences', () => {
    expect(param.label.trim()).not.toBe('');
    expect(param.help).toSatisfy(isSentence);
  });

  it('has a default that it allows itself', () => {
    if (param.kind === 'choice' || param.kind === 'layerChoice') {
      const values = param.options.map(({ value }) => value);
      expect(values).toContain(param.default);
      expect(unique(values)).toBe(true);
      expect(unique(param.options.map(({ label }) => label))).toBe(true);
      return;
    }
    expect(param.min).toBeLessThan(param.max);
    for (const value of [param.default].flat()) {
      expect(value).toBeGreaterThanOrEqual(param.min);
      expect(value).toBeLessThanOrEqual(param.max);
    }
    if (param.kind === 'widths' || param.kind === 'weights')
      expect(param.default.length).toBeLessThanOrEqual(param.maxLayers);
    else {
      if (param.scale === 'log') expect(param.min).toBeGreaterThan(0);
      if (param.integer) expect([param.default, param.min, param.max].every(Number.isInteger)).toBe(true);
    }
  });
});

describe.each(entries)('$name', ({ entry }) => {
  it('ties parameters only to choices that it has', () => {
    for (const { when = {} } of Object.values(entry.params)) {
      for (const [name, value] of Object.entries(when)) {
        const on = entry.params[name];
        expect(on?.kind === 'choice' && on.options.map((option) => option.value)).toContain(value);
      }
    }
  });
});

describe('isActing', () => {
  const acting = (kind: string) =>
    Object.entries(greedy.params).flatMap(([name, param]) => (isActing(param, { kind }) ? [name] : []));

  it('leaves out what another choice would need', () => {
    const always = ['kind', 'epochs', 'learningRate'];
    expect(acting('plain')).toEqual(always);
    expect(acting('denoising')).toEqual([...always, 'rate']);
    expect(acting('sparse')).toEqual([...always, 'rho', 'sparsity']);
  });
});

describe('formulas', () => {
  const withFormula = ['code', 'loss', 'optimizer', 'schedule', 'network', 'regularizers'];
  const computing = entries.filter(({ name }) => withFormula.some((slot) => name.startsWith(`${slot} `)));

  it.each(computing)('are shown for $name, because it computes something', ({ entry }) => {
    expect(entry.formula).toBeDefined();
  });
});

describe('defaultValues', () => {
  it('gives every parameter of a schema', () => {
    for (const { entry } of entries) {
      expect(Object.keys(defaultValues(entry.params))).toEqual(Object.keys(entry.params));
    }
  });
});
