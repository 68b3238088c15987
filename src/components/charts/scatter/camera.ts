/**
 * What part of the data is seen: a fit that keeps still and eases to a new one only when the data leave it, and the
 * person's own zoom on top. Not the gestures: gestures.ts; time is passed in.
 */
import type { Size } from '../../drawing/useSize.ts';
import {
  type Bounds,
  between,
  needsRefit,
  type Projection,
  projectionOf,
  type Transform,
  transformed,
  withMargin,
} from './view.ts';

export interface Camera {
  setSize(size: Size): void;
  /** 1-dimensional data fill both directions; others keep their proportions. */
  setSquare(isSquare: boolean): void;
  setTransform(transform: Transform): void;
  /** Tells where the data lie now. */
  follow(data: Bounds): void;
  /** Fits the data wherever they lie. */
  fit(data: Bounds): void;
  /** Forgets the data: the next ones are fitted without easing. */
  reset(): void;
  /** Moves on to this moment; true while there is still a way to go. */
  advance(nowMs: number): boolean;
  readonly projection: Projection | undefined;
  readonly zoom: number;
}

const MARGIN = 0.18;
/** Time in which the distance to the target shrinks to a third. */
const EASE_MS = 130;
const identity: Transform = { k: 1, x: 0, y: 0 };

export function createCamera(movesAtOnce: () => boolean): Camera {
  let size: Size = { width: 0, height: 0 };
  let isSquare = true;
  let transform = identity;
  let seen: Bounds | undefined;
  let target: Bounds | undefined;
  let lastMs: number | undefined;

  const aim = (data: Bounds) => {
    target = withMargin(data, MARGIN);
    if (!seen || movesAtOnce()) seen = target;
    lastMs = undefined;
  };
  const isUntouched = () => transform.k === 1 && transform.x === 0 && transform.y === 0;

  return {
    setSize: (next) => {
      size = next;
    },
    setSquare: (next) => {
      isSquare = next;
    },
    setTransform: (next) => {
      transform = next;
    },
    follow: (data) => {
      if (!target || (isUntouched() && needsRefit(target, data))) aim(data);
    },
    fit: aim,
    reset: () => {
      seen = undefined;
      target = undefined;
    },
    advance: (nowMs) => {
      if (!seen || !target || seen === target) return false;
      const share = 1 - Math.exp(-Math.min(100, nowMs - (lastMs ?? nowMs - 16)) / EASE_MS);
      lastMs = nowMs;
      seen = between(seen, target, share);
      if (isNear(seen, target)) seen = target;
      return seen !== target;
    },
    get projection() {
      if (!seen || size.width === 0 || size.height === 0) return undefined;
      return transformed(projectionOf(seen, size, isSquare), transform);
    },
    get zoom() {
      return transform.k;
    },
  };
}

function isNear(a: Bounds, b: Bounds): boolean {
  const least = 0.002 * Math.max(b.right - b.left, b.top - b.bottom);
  return (
    Math.abs(a.left - b.left) < least &&
    Math.abs(a.right - b.right) < least &&
    Math.abs(a.bottom - b.bottom) < least &&
    Math.abs(a.top - b.top) < least
  );
}
