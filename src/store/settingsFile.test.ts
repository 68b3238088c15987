import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import { readSettings } from './settingsFile.ts';

const file = (text: string, size = text.length) => ({ name: 'mine.json', size, text: async () => text });

describe('a settings file', () => {
  it('gives back the experiment that was downloaded', async () => {
    const spec = { ...defaultExperiment, seed: 9 };
    expect(await readSettings(file(JSON.stringify(spec, null, 2)))).toEqual(spec);
  });

  it.each([
    ['{"network":{"id":"quantum"}}', /mine\.json: network\.id is "quantum"; allowed are dense/],
    ['{"training":{"epochs":-1}}', /training\.epochs is -1; allowed is/],
    ['{"modelTopology":{}}', /modelTopology is unknown/],
    ['{', /not valid JSON/],
    ['', /not valid JSON/],
  ])('%s is refused in words', async (text, words) => {
    await expect(readSettings(file(text))).rejects.toThrow(words);
  });

  it('that is far too large is not even read', async () => {
    const huge = { ...file('{}', 5e9), text: () => Promise.reject(new Error('read')) };
    await expect(readSettings(huge)).rejects.toMatchObject({ code: 'settings/tooLarge' });
  });
});
