/** The frames that probes compute, as they cross to the page. Not their computation: engine/probes. */
export type {
  CodecId,
  FrameId,
  Frames,
  MapFrame,
  Needs,
  RangesFrame,
  ReconstructionsFrame,
  StageFrame,
} from '#engine/probes/frames.ts';
