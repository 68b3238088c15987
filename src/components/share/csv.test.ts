/** What is written comes back in any program that reads tables, and nothing in it is computed there. */
import { expect, it } from 'vitest';
import { type Cell, csvOf } from './csv.ts';

it.each<[string, readonly Cell[], string]>([
  ['a float32 exactly, a seed with all its digits', [Math.fround(0.1), 4294967295], '0.100000001,4294967295'],
  ['what was not measured', [undefined, 1], ',1'],
  ['text with quotes, commas and lines', ['a "b"', 'c, d', 'e\nf'], '"a ""b""","c, d","e\nf"'],
  ['a name that would be a formula', ['=1+1', '-x', '@sum'], "'=1+1,'-x,'@sum"],
])('writes %s', (_, line, text) => {
  expect(csvOf([line])).toBe(`${text}\n`);
});
