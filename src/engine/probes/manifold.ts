/** What a decoder draws at evenly spaced places over two code units. Not where the data lie: maps.ts. */
import { normalQuantile } from '../normalQuantile.ts';
import { codecOf, isGaussian, sampleCodes } from './codeSample.ts';
import type { CodecId } from './mapFrame.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { meanCode, placeIn, rangeOf } from './plane.ts';
import { defineProbe } from './probe.ts';

interface ManifoldRequest {
  readonly codec: CodecId;
  readonly units: readonly [number, number];
  /** Places along each unit. */
  readonly side: number;
  /** The code that the other units are of, [latentDim]; the mean code of some images if it is of another length. */
  readonly around: readonly number[];
}

interface ManifoldFrame extends Pictures {
  readonly step: number;
  readonly codec: CodecId;
  readonly units: readonly [number, number];
  readonly columns: number;
  /** 1 where both units are the same. */
  readonly rows: number;
  /** Whether the places are quantiles of N(0, 1): then each stands for an equal share of the prior. */
  readonly isGaussian: boolean;
  /** [rows · columns, latentDim], the lowest row first, as the images are. */
  readonly codes: Float32Array;
}

export const manifold = defineProbe({
  id: 'manifold',
  isHeavy: true,
  async compute(context, request: ManifoldRequest): Promise<ManifoldFrame | undefined> {
    const codec = codecOf(context, request.codec);
    if (!codec) return undefined;
    const { latentDim } = codec;
    const [across, up] = request.units.map((unit) => Math.min(unit, latentDim - 1));
    const units = [across!, up!] as const;
    const sample = await sampleCodes(context, codec);
    const hasPrior = isGaussian(context, request.codec);
    const placesOf = (unit: number) =>
      hasPrior ? quantiles(request.side) : spread(rangeOf(sample, latentDim, unit), request.side);
    const rows = units[0] === units[1] ? 1 : request.side;
    const around = request.around.length === latentDim ? request.around : meanCode(sample, latentDim);
    const codes = gridOf(Float32Array.from(around), units, placesOf(units[0]), placesOf(units[1]), rows);
    return {
      ...(await picturesOf(context, codec, codes)),
      ...{ codec: request.codec, units, codes, rows, columns: request.side },
      step: context.step,
      isGaussian: hasPrior,
    };
  },
});

/** Φ⁻¹((i + ½) / side) */
const quantiles = (side: number): readonly number[] =>
  Array.from({ length: side }, (_, i) => normalQuantile((i + 0.5) / side));

const spread = (range: readonly [number, number], side: number): readonly number[] =>
  Array.from({ length: side }, (_, i) => placeIn(range, i, side));

function gridOf(
  around: Float32Array,
  units: readonly [number, number],
  across: readonly number[],
  up: readonly number[],
  rows: number,
): Float32Array {
  const codes = new Float32Array(rows * across.length * around.length);
  for (let cell = 0; cell < rows * across.length; cell++) {
    const code = codes.subarray(cell * around.length, (cell + 1) * around.length);
    code.set(around);
    if (rows > 1) code[units[1]] = up[Math.floor(cell / across.length)]!;
    code[units[0]] = across[cell % across.length]!;
  }
  return codes;
}
