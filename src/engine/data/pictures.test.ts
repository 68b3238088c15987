import { describe, expect, it } from 'vitest';
import { fitInside, greyOf, isPicture, type Placement } from './pictures.ts';

type Colour = readonly [number, number, number, number];

/** A picture whose pixels follow from their places. */
function paint(side: number, colour: (x: number, y: number) => Colour): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) rgba.set(colour(i % side, Math.floor(i / side)), 4 * i);
  return rgba;
}

const whole: Placement = { left: 0, top: 0, width: 4, height: 4 };
const isInside = (x: number, y: number) => x > 0 && x < 3 && y > 0 && y < 3;

describe('fitInside', () => {
  it.each([
    [100, 100, { left: 0, top: 0, width: 28, height: 28 }],
    [200, 100, { left: 0, top: 7, width: 28, height: 14 }],
    [10, 1000, { left: 13, top: 0, width: 1, height: 28 }],
    [7, 14, { left: 7, top: 0, width: 14, height: 28 }],
  ])('puts %d × %d into the middle, as large as fits', (width, height, placement) => {
    expect(fitInside({ width, height }, 28)).toEqual(placement);
  });
});

describe('greyOf', () => {
  it('weights red, green and blue as the eye does', () => {
    const colours: readonly Colour[] = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [255, 255, 255, 255],
    ];
    const { pixels } = greyOf(
      paint(4, (x) => colours[x]!),
      4,
      whole,
    );
    expect([...pixels.subarray(0, 4)]).toEqual([76, 150, 29, 255]);
  });

  it('takes the background from the edge, and fills with it what lies beside the picture', () => {
    const wide: Placement = { left: 0, top: 1, width: 4, height: 2 };
    const rgba = paint(4, (_, y) => (y === 1 || y === 2 ? [200, 200, 200, 255] : [0, 0, 0, 0]));
    const { pixels, background } = greyOf(rgba, 4, wide);
    expect(background).toBeCloseTo(200);
    expect(new Set(pixels)).toEqual(new Set([200]));
  });

  it.each([
    ['dark', 10, 255],
    ['bright', 240, 0],
  ])('puts what is %s on a transparent ground on the opposite', (_, ink, background) => {
    const rgba = paint(4, (x, y) => (isInside(x, y) ? [ink, ink, ink, 255] : [0, 0, 0, 0]));
    const grey = greyOf(rgba, 4, whole);
    expect(grey.background).toBe(background);
    expect([grey.pixels[0], grey.pixels[5]]).toEqual([background, ink]);
  });

  it('blends what is half transparent', () => {
    const rgba = paint(4, (x, y) => (isInside(x, y) ? [255, 255, 255, 51] : [100, 100, 100, 255]));
    expect(greyOf(rgba, 4, whole).pixels[5]).toBe(Math.round(0.2 * 255 + 0.8 * 100));
  });
});

it('knows PNG, JPEG and WebP by their signatures', () => {
  const riff = [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50];
  const known = [[0x89, 0x50, 0x4e, 0x47, 13], [0xff, 0xd8, 0xff, 0xe0], riff];
  expect(known.map((bytes) => isPicture(Uint8Array.from(bytes)))).toEqual([true, true, true]);
  for (const bytes of [[], [0x89, 0x50], [0, 0, 8, 3], riff.slice(0, 10)]) {
    expect(isPicture(Uint8Array.from(bytes))).toBe(false);
  }
});
