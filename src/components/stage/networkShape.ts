/**
 * Which layers an experiment has, how many units and how they are arranged: as their plans say.
 * Not where they stand: layout.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Grid, ImageShape, LayerPlan } from '#catalog/layer.ts';
import { planLayers } from '#catalog/planLayers.ts';

export interface LayerShape {
  readonly units: number;
  /** Where the units are maps. */
  readonly grid?: Grid;
}

export interface Shape {
  /** Hidden layers from the input to the code; none where the code reads the pixels themselves. */
  readonly encoder: readonly LayerShape[];
  readonly codeSize: number;
  /** Hidden layers of the decoder in the order of their twins in the encoder. */
  readonly decoder: readonly LayerShape[];
  readonly pixels: number;
}

export function shapeOf(spec: ExperimentSpec, image: ImageShape): Shape {
  const { encoder, latentDim, decoder } = planLayers(spec, image);
  return {
    encoder: encoder.map(layerShape),
    codeSize: latentDim,
    decoder: decoder.slice(0, -1).map(layerShape).toReversed(),
    pixels: image.height * image.width,
  };
}

const layerShape = ({ units, grid }: LayerPlan): LayerShape => (grid ? { units, grid } : { units });

/** What is edited of a layer: filters where it has maps, else units. */
export const sizeOf = ({ units, grid }: LayerShape): number => grid?.channels ?? units;

/** Units for each filter or unit of a layer. */
export const unitsPerSize = ({ units, grid }: LayerShape): number => (grid ? units / grid.channels : 1);

/** Such as "512" or "16 × 14²". */
export function shortLabel({ units, grid }: LayerShape, format: (count: number) => string): string {
  if (!grid) return format(units);
  const { channels, height, width } = grid;
  return height === width ? `${channels} × ${height}²` : `${channels} × ${height}×${width}`;
}

/** Such as "512 units" or "16 maps of 14 × 14". */
export function longLabel({ units, grid }: LayerShape, format: (count: number) => string): string {
  if (!grid) return `${format(units)} units`;
  return `${grid.channels} maps of ${grid.height} × ${grid.width}`;
}
