/**
 * The newest frame of each kind, outside the store: point clouds and pictures would make every update copy them.
 * Not a history.
 */
import { useSyncExternalStore } from 'react';
import type { FrameId, Frames } from '#protocol/frames.ts';

type Held = { [Id in FrameId]?: Frames[Id] };

const held: Held = {};
const listeners = new Map<FrameId, Set<() => void>>();

/** Keeps the frames of a snapshot and tells those who listen. */
export function publishFrames(frames: Partial<Frames>): void {
  Object.assign(held, frames);
  for (const [id, heard] of listeners) if (id in frames) for (const listener of heard) listener();
}

/** Forgets all frames: another experiment begins. */
export function clearFrames(): void {
  for (const id of Object.keys(held)) Reflect.deleteProperty(held, id);
  for (const heard of listeners.values()) for (const listener of heard) listener();
}

export function getFrame<Id extends FrameId>(id: Id): Held[Id] {
  return held[id];
}

/** Calls `listener` at every new frame of this kind; returns how to stop. */
export function onFrame(id: FrameId, listener: () => void): () => void {
  const heard = listeners.get(id) ?? new Set();
  listeners.set(id, heard.add(listener));
  return () => heard.delete(listener);
}

/** The newest frame of this kind, rendering again at each. */
export function useFrame<Id extends FrameId>(id: Id): Held[Id] {
  return useSyncExternalStore(
    (listener) => onFrame(id, listener),
    () => held[id],
  );
}
