import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildOwnImageSet,
  IdxError,
  type IdxErrorCode,
  isGzip,
  parseIdxImages,
  parseIdxLabels,
} from './parseIdx.ts';

function idx(sizes: readonly number[], payload: Uint8Array, type = 8): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, type);
  view.setUint8(3, sizes.length);
  sizes.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  bytes.set(payload, 4 + 4 * sizes.length);
  return bytes;
}

const text = (value: string) => Uint8Array.from(value, (letter) => letter.charCodeAt(0));
const ramp = (n: number) => Uint8Array.from({ length: n }, (_, i) => i);

function errorOf(act: () => unknown): IdxError {
  try {
    act();
  } catch (error) {
    if (error instanceof IdxError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('IDX files', () => {
  it('reads images and labels as views', () => {
    const bytes = idx([2, 3, 4], ramp(24));
    const images = parseIdxImages(bytes, 'a');
    expect(images).toMatchObject({ count: 2, height: 3, width: 4 });
    expect(images.pixels).toEqual(ramp(24));
    expect(images.pixels.buffer).toBe(bytes.buffer);
    expect(parseIdxLabels(idx([3], ramp(3)), 'b')).toEqual(ramp(3));
  });

  it('reads from a view that does not begin at its buffer', () => {
    const shifted = new Uint8Array([9, 9, 9, ...idx([1, 1, 2], ramp(2))]).subarray(3);
    expect(parseIdxImages(shifted, 'a').pixels).toEqual(ramp(2));
  });

  it.each<[string, Uint8Array, IdxErrorCode, RegExp]>([
    ['empty file', new Uint8Array(0), 'idx/empty', /empty/],
    ['HTML', text('\n<!DOCTYPE html><html>'), 'idx/magic', /web page/],
    ['HTML without doctype', text('<html lang="en">'), 'idx/magic', /web page/],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'idx/magic', /still gzip/],
    ['labels', idx([3], ramp(3)), 'idx/magic', /holds labels/],
    ['floats', idx([1, 1, 1], ramp(4), 13), 'idx/magic', /unsigned bytes/],
    ['colour', idx([1, 1, 1, 3], ramp(3)), 'idx/magic', /4 axes/],
    ['something else', text('PNG!'), 'idx/magic', /50 4e 47 21/],
    ['half a header', idx([1, 1, 1], ramp(1)).subarray(0, 9), 'idx/truncated', /inside its header/],
    ['cut off', idx([2, 2, 2], ramp(7)), 'idx/truncated', /cut off/],
    ['too long', idx([2, 2, 2], ramp(9)), 'idx/size', /asks for 24/],
    ['no images', idx([0, 28, 28], ramp(0)), 'idx/empty', /0 × 28 × 28/],
    ['no pixels', idx([5, 0, 28], ramp(0)), 'idx/empty', /5 × 0 × 28/],
    ['huge count', idx([2 ** 32 - 1, 64, 64], ramp(3)), 'idx/tooLarge', /4294967295/],
    ['large side', idx([1, 65, 2], new Uint8Array(130)), 'idx/tooLarge', /2×65/],
  ])('refuses %s', (_, bytes, code, message) => {
    const error = errorOf(() => parseIdxImages(bytes, 'train.idx'));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toContain('train.idx');
  });

  it('says where images stand in for labels', () => {
    expect(errorOf(() => parseIdxLabels(idx([1, 1, 1], ramp(1)), 'l')).message).toMatch(/holds images/);
  });

  it('throws nothing but IdxError, and returns only views', () => {
    const valid = fc
      .tuple(fc.nat(3), fc.nat(70), fc.nat(5))
      .chain(([n, h, w]) =>
        fc.uint8Array({ minLength: n * h * w, maxLength: n * h * w }).map((p) => idx([n, h, w], p)),
      );
    const mutated = fc.tuple(valid, fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
      bytes[at % bytes.length] = value;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), valid, mutated), (bytes) => {
        for (const parse of [parseIdxLabels, (b: Uint8Array, n: string) => parseIdxImages(b, n).pixels]) {
          try {
            expect(parse(bytes, 'x').buffer).toBe(bytes.buffer);
          } catch (error) {
            expect(error).toBeInstanceOf(IdxError);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('knows gzip by its signature', () => {
    expect(isGzip(new Uint8Array([0x1f, 0x8b]))).toBe(true);
    expect(isGzip(new Uint8Array([0x1f]))).toBe(false);
    expect(isGzip(new Uint8Array([0, 0, 8, 3]))).toBe(false);
  });
});

describe('own image sets', () => {
  const images = (count: number, width = 2) =>
    parseIdxImages(idx([count, 1, width], ramp(count * width)), 'i');

  it('takes both splits as they are', () => {
    const files = {
      trainImages: images(3),
      trainLabels: ramp(3),
      testImages: images(2),
      testLabels: ramp(2),
    };
    const set = buildOwnImageSet(files);
    expect(set.train.images).toEqual(ramp(6));
    expect(set.test.labels).toEqual(ramp(2));
    expect(set.classNames).toEqual(['0', '1', '2']);
  });

  it('holds out a tenth, each image once, labels with their images', () => {
    const set = buildOwnImageSet({ trainImages: images(50), trainLabels: ramp(50), seed: 3 });
    expect([set.train.count, set.test.count]).toEqual([45, 5]);
    expect([...set.train.labels, ...set.test.labels].sort((a, b) => a - b)).toEqual([...ramp(50)]);
    set.test.labels.forEach((label, i) => {
      expect(set.test.images[2 * i]).toBe(2 * label);
    });
    expect(buildOwnImageSet({ trainImages: images(50), trainLabels: ramp(50), seed: 3 })).toEqual(set);
    expect(buildOwnImageSet({ trainImages: images(50), trainLabels: ramp(50), seed: 4 })).not.toEqual(set);
  });

  it('labels everything 0 where there are no labels', () => {
    const set = buildOwnImageSet({ trainImages: images(2) });
    expect([set.train.count, set.test.count]).toEqual([1, 1]);
    expect(set.classNames).toEqual(['unlabelled']);
    expect(set.train.labels).toEqual(new Uint8Array(1));
  });

  it('refuses what does not belong together', () => {
    const trainImages = images(3);
    const mismatches = [
      { trainImages, trainLabels: ramp(2) },
      { trainImages, testLabels: ramp(2) },
      { trainImages, testImages: images(2, 3) },
      { trainImages, testImages: images(2), testLabels: ramp(3), trainLabels: ramp(3) },
      { trainImages, testImages: images(2), trainLabels: ramp(3) },
      { trainImages, testImages: images(2), testLabels: ramp(2) },
    ];
    for (const files of mismatches) expect(errorOf(() => buildOwnImageSet(files)).code).toBe('idx/mismatch');
    expect(errorOf(() => buildOwnImageSet({ trainImages: images(1) })).code).toBe('idx/empty');
  });
});
