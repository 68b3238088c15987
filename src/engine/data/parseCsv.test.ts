import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, type CsvErrorCode } from './csvError.ts';
import { parseCsv } from './parseCsv.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseCsv(bytesOf(text), 'a.csv');
const pixelsOf = (text: string) => [...parse(text).images.pixels];

function errorOf(bytes: Uint8Array): CsvError {
  try {
    parseCsv(bytes, 'a.csv');
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a table of images', () => {
  it('is a label and the pixels of a square', () => {
    const { images, labels } = parse('7,0,1,2,255\n3,4,5,6,7\n7,8,9,10,11\n');
    expect(images).toMatchObject({ count: 3, width: 2, height: 2 });
    expect([...images.pixels]).toEqual([0, 1, 2, 255, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(labels).toEqual({ indices: Uint8Array.of(0, 1, 0), names: ['7', '3'] });
  });

  it('has as many columns as MNIST’s: 785, or 784 without a label', () => {
    const row = (n: number) => Array.from({ length: n }, (_, i) => i % 10).join();
    expect(parse(row(785)).images).toMatchObject({ count: 1, width: 28, height: 28 });
    expect(parse(row(785)).labels?.names).toEqual(['0']);
    expect(parse(row(784)).images.pixels).toHaveLength(784);
    expect(parse(row(784)).labels).toBeUndefined();
  });

  it.each([
    ['a header', 'label,p0,p1,p2,p3\n1,0,10,20,30'],
    ['columns that are counted', 'label,0,1,2,3\n1,0,10,20,30'],
    ['columns that are counted before the label', '0,1,2,3,target\n0,10,20,30,1'],
    ['the label where the header says so', 'p0,p1,p2,p3,Class\n0,10,20,30,1'],
    ['a byte-order mark', '\ufefflabel,p0,p1,p2,p3\n1,0,10,20,30'],
    ['quotes', '"1","0","10","20","30"'],
    ['CRLF and empty lines', '\r\n1,0,10,20,30\r\n\r\n'],
    ['lines that end with CR', '1,0,10,20,30\r'],
    ['semicolons', '1;0;10;20;30'],
    ['tabs', '1\t0\t10\t20\t30'],
    ['blanks around', ' 1 , 0 ,10,  20, "30" '],
    ['decimals and exponents', '1,0.0,1e1,20.,+30'],
  ])('may have %s', (_, text) => {
    const { images, labels } = parse(text);
    expect([...images.pixels]).toEqual([0, 10, 20, 30]);
    expect(labels).toEqual({ indices: Uint8Array.of(0), names: ['1'] });
  });

  it('may name its classes in words, quoted or not', () => {
    const { labels } = parse('"cat, big",1,2,3,4\nthe ""dog""x,1,2,3,4\n"a ""b""\n c",1,2,3,4');
    expect(labels?.names).toEqual(['cat, big', 'the ""dog""x', 'a "b" c']);
  });

  it('may hold values from 0 to 1, also where that is clear only at the end', () => {
    expect(pixelsOf('9,0,1,0.5,0.25')).toEqual([0, 255, 128, 64]);
    expect(pixelsOf('9,0,1,0.5,0.49\n9,1,2,0,255')).toEqual([0, 1, 1, 0, 1, 2, 0, 255]);
  });

  it.each<[string, string, CsvErrorCode, RegExp]>([
    ['an empty file', '', 'csv/empty', /a\.csv is empty/],
    ['empty lines', '\n\n', 'csv/empty', /only empty lines/],
    ['a header alone', 'label,a,b,c,d\n', 'csv/empty', /no rows/],
    ['a text', '<!doctype html>', 'csv/columns', /has 1 columns.*784 or 785/],
    ['no square', '1,2,3,4,5,6,7', 'csv/columns', /has 7 columns/],
    ['a short row', '1,0,0,0,0\n1,0,0\n', 'csv/columns', /line 2 has 3 cells.*first row has 5/],
    ['a long row', '1,0,0,0,0\n\n1,0,0,0,0,0\n', 'csv/columns', /line 3 has more than 5 cells/],
    [
      'a word',
      '1,0,0,0,0\n1,0,oops,0,0\n',
      'csv/value',
      /line 2, column 3: found “oops”, expected a number from 0/,
    ],
    ['an empty cell', '1,0,0,0,', 'csv/value', /line 1, column 5: found an empty cell/],
    ['a negative value', '1,0,-3,0,0', 'csv/value', /column 3: found “-3”/],
    ['too large a value', '1,0,256,0,0', 'csv/value', /found “256”/],
    ['infinity', '1,0,1e999,0,0', 'csv/value', /found “1e999”/],
    ['a hexadecimal value', '1,0,0xff,0,0\n', 'csv/value', /found “0xff”/],
    ['no label', '1,0,0,0,0\n,0,0,0,0', 'csv/labels', /line 2, column 1: the label is missing/],
    ['a quote that stays open', '1,0,0,0,0\n"1,0,0,0,0\n', 'csv/quote', /line 2: a quote is never closed/],
    ['text behind a quote', '"1"2,0,0,0,0', 'csv/quote', /line 1: a quote closes before/],
    ['UTF-16', '\u0000', 'csv/encoding', /binary/],
    ['a huge cell', `${'x'.repeat(500)},0,0,0,0`, 'csv/tooLarge', /column 1 holds 500 bytes/],
    ['a huge row', '0,'.repeat(5000), 'csv/tooLarge', /more than 4097 cells/],
    [
      'too many classes',
      Array.from({ length: 257 }, (_, i) => `c${i},0,0,0,0`).join('\n'),
      'csv/labels',
      /257th class/,
    ],
  ])('with %s is refused', (_, text, code, message) => {
    const error = errorOf(bytesOf(text));
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
    expect(error.message).toContain('a.csv');
  });

  it('in UTF-16 or with broken UTF-8 is refused', () => {
    expect(errorOf(Uint8Array.of(0xff, 0xfe, 0x31, 0)).message).toMatch(/UTF-16.*UTF-8/);
    const broken = Uint8Array.of(0xff, ...bytesOf(',0,0,0,0'));
    expect(errorOf(broken)).toMatchObject({
      code: 'csv/encoding',
      message: expect.stringMatching(/line 1, column 1/),
    });
  });

  it('throws nothing but CsvError, and takes memory for half as many pixels as it has bytes', () => {
    const cell = fc.oneof(
      fc.nat(255).map(String),
      fc.double({ min: 0, max: 1, noNaN: true }).map(String),
      fc.constantFrom('"7"', 'cat', '"a ""b"""', ''),
    );
    const row = fc
      .oneof({ weight: 4, arbitrary: fc.constant(5) }, fc.nat(11))
      .chain((n) => fc.array(cell, { minLength: n, maxLength: n }));
    const table = fc
      .tuple(fc.array(row, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom(',', ';'))
      .map(([rows, end, separator]) => bytesOf(rows.map((cells) => cells.join(separator)).join(end)));
    const mutated = fc.tuple(table, fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
      bytes[at % Math.max(1, bytes.length)] = value;
      return bytes;
    });
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), table, mutated), (bytes) => {
        try {
          const { images, labels } = parseCsv(bytes, 'x');
          read++;
          expect(images.pixels).toHaveLength(images.count * images.width * images.height);
          expect(images.pixels.buffer.byteLength).toBeLessThanOrEqual(
            bytes.length / 2 + images.width ** 2 + 1,
          );
          expect(labels?.indices.length ?? images.count).toBe(images.count);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(0);
  });
});
