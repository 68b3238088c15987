/** The frames that probes compute, as they cross to the page. Not their computation: engine/probes. */
import type { Frames } from '#engine/probes/frames.ts';

export type { Group } from '#engine/probes/arithmetic.ts';
export type { FrameId, Frames, Needs } from '#engine/probes/frames.ts';
export type { Components } from '#engine/probes/mapComponents.ts';
export type { CodecId } from '#engine/probes/mapFrame.ts';
export type { Judged, Pictures } from '#engine/probes/pictures.ts';

export type ReconstructionsFrame = Frames['reconstructions'];
export type StageFrame = Frames['stage'];
export type MapFrame = Frames['map'];
export type RangesFrame = Frames['ranges'];
export type FiltersFrame = Frames['filters'];
export type GradientNormsFrame = Frames['gradientNorms'];
export type ActivityFrame = Frames['activity'];
export type FilmFrame = Frames['film'];
export type JacobianFrame = Frames['jacobian'];
export type FantasiesFrame = Frames['fantasies'];
export type DenoisingFieldFrame = Frames['denoisingField'];
export type LinearTruthFrame = Frames['linearTruth'];
export type HolesFrame = Frames['holes'];
export type KlPerUnitFrame = Frames['klPerUnit'];
export type CodeReadingsFrame = Frames['codeReadings'];
export type SupportFrame = Frames['support'];
export type EntriesFrame = Frames['entries'];
export type NeighboursFrame = Frames['neighbours'];
export type ManifoldFrame = Frames['manifold'];
export type TraversalsFrame = Frames['traversals'];
export type PriorSamplesFrame = Frames['priorSamples'];
export type InterpolationFrame = Frames['interpolation'];
export type ArithmeticFrame = Frames['arithmetic'];
