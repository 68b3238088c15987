/** What is shown of a place that is looked at belongs together, and nothing is shown once the pointer has left. */
import { afterEach, describe, expect, it } from 'vitest';
import { HourglassError } from '#protocol/errors.ts';
import { onPointed } from '#store/pointed.ts';
import { createProbing, type Nearest, type Place } from './probe.ts';

const picture = (value: number) => new Float32Array([value]);
const place = (at: number, index?: number): Place => ({ pixel: [at, at], position: [at, at], index });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Questions that are answered by hand, and what is shown meanwhile. */
function bench() {
  const decoded: { answer: (image: Float32Array) => void; refuse: (reason: unknown) => void }[] = [];
  const inspected: ((found: Omit<Nearest, 'index'>) => void)[] = [];
  const probing = createProbing({
    decode: () => new Promise((answer, refuse) => decoded.push({ answer, refuse })),
    inspect: () => new Promise((answer) => inspected.push((found) => answer({ ...found, z: picture(0) }))),
  });
  let pointed: number | undefined;
  const stop = onPointed((index) => {
    pointed = index;
  });
  stops.push(probing.leave, stop);
  const turn = () => new Promise((done) => setTimeout(done));
  return {
    lookAt: (at: number, index?: number) => probing.lookAt(place(at, index), picture(at)),
    lookWhereNoCodeIs: (at: number) => probing.lookAt(place(at), undefined),
    leave: probing.leave,
    decode(image: number) {
      decoded.shift()?.answer(picture(image));
      return turn();
    },
    refuse() {
      decoded.shift()?.refuse(new HourglassError('run/none', 'Nothing is open.'));
      return turn();
    },
    inspect(image: number) {
      inspected.shift()?.({ image: picture(image), reconstruction: picture(image) });
      return turn();
    },
    shown() {
      const probe = probing.probe.get();
      return probe && [probe.pixel[0], probe.decoded?.[0], probe.nearest?.index, probe.nearest?.image[0]];
    },
    pointed: () => pointed,
  };
}

describe('a place that is looked at', () => {
  it('is shown with its own image, never with that of another place', async () => {
    const { lookAt, decode, shown } = bench();
    lookAt(1);
    lookAt(2);
    lookAt(3);
    expect(shown()).toBeUndefined();
    await decode(10);
    expect(shown()).toEqual([1, 10, undefined, undefined]);
    await decode(30);
    expect(shown()).toEqual([3, 30, undefined, undefined]);
  });

  it('has the nearest image beside it as soon as that is known, and the one before until then', async () => {
    const { lookAt, decode, inspect, shown, pointed } = bench();
    lookAt(1, 7);
    await inspect(70);
    expect(shown()).toBeUndefined();
    await decode(10);
    expect(shown()).toEqual([1, 10, 7, 70]);
    lookAt(2, 8);
    await decode(20);
    expect([shown(), pointed()]).toEqual([[2, 20, 7, 70], 8]);
    await inspect(80);
    expect(shown()).toEqual([2, 20, 8, 80]);
    lookAt(3);
    await decode(30);
    expect([shown(), pointed()]).toEqual([[3, 30, undefined, undefined], undefined]);
  });

  it('is not shown any more once the pointer has left', async () => {
    const { lookAt, leave, decode, inspect, shown, pointed } = bench();
    lookAt(1, 7);
    leave();
    await decode(10);
    await inspect(70);
    expect([shown(), pointed()]).toEqual([undefined, undefined]);
    lookAt(2, 7);
    await decode(20);
    expect(shown()).toEqual([2, 20, undefined, undefined]);
    leave();
    lookAt(3, 7);
    leave();
    lookAt(4, 8);
    await inspect(70);
    await decode(30);
    expect([shown(), pointed()]).toEqual([undefined, undefined]);
    await decode(40);
    expect([shown(), pointed()]).toEqual([[4, 40, undefined, undefined], 8]);
  });

  it('is shown without an image where there is none, and nothing older comes after it', async () => {
    const { lookAt, lookWhereNoCodeIs, decode, refuse, shown } = bench();
    lookAt(1);
    await refuse();
    expect(shown()).toEqual([1, undefined, undefined, undefined]);
    lookAt(2);
    lookWhereNoCodeIs(3);
    expect(shown()).toEqual([3, undefined, undefined, undefined]);
    await decode(20);
    expect(shown()).toEqual([3, undefined, undefined, undefined]);
  });
});
