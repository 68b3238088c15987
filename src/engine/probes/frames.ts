/**
 * The pictures and point clouds that panels ask for while a run goes on, as the probes declare them.
 * Not the scalars: those are pushed, see messages.ts.
 *
 * Images are float32 [n, height · width], row by row; an image's index counts the training images first, then the
 * test images.
 */
import type { probes } from './index.ts';
import type { AnsweringProbe } from './probe.ts';

type Probes = typeof probes;
export type FrameId = keyof Probes;

type FrameOf<P> = P extends AnsweringProbe<string, infer _Request, infer Frame> ? Frame : never;
type RequestOf<P> = P extends AnsweringProbe<string, infer Request, infer _Frame> ? Request : never;

export type Frames = { readonly [Id in FrameId]: FrameOf<Probes[Id]> };

/** What the open panels need; what is absent is not computed. */
export type Needs = { readonly [Id in FrameId]?: RequestOf<Probes[Id]> };
