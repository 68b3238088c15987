/**
 * What part of the data is seen: a fit that keeps still and eases to a new one only when the data leave it, and the
 * person's own zoom on top. Not the gestures: gestures.ts; time is passed in.
 */
import type { Size } from '../../drawing/size.ts';
import {
  type Bounds,
  between,
  needsRefit,
  type Projection,
  project,
  projectionOf,
  type Transform,
  transformed,
  unproject,
  withMargin,
} from './view.ts';

/** Ahead of data that grow, so that the view need not follow all the time. */
const AHEAD = 0.12;
/** Around data that rest. */
const AROUND = 0.06;
/** Time in which the distance to the target shrinks to a third. */
const EASE_MS = 130;
/** The longest step of an easing, for pages that were not drawn for a while. */
const LONGEST_MS = 100;

export class Camera {
  readonly #movesAtOnce: () => boolean;
  #size: Size = { width: 0, height: 0 };
  #isSquare = true;
  #transform: Transform = { k: 1, x: 0, y: 0 };
  #seen: Bounds | undefined;
  #target: Bounds | undefined;
  #lastMs: number | undefined;

  /** @param movesAtOnce whether motion is unwanted */
  constructor(movesAtOnce: () => boolean) {
    this.#movesAtOnce = movesAtOnce;
  }

  get projection(): Projection | undefined {
    const base = this.#base;
    return base && transformed(base, this.#transform);
  }

  /** Without the person's own zoom. */
  get #base(): Projection | undefined {
    if (!this.#seen || this.#size.width === 0 || this.#size.height === 0) return undefined;
    return projectionOf(this.#seen, this.#size, this.#isSquare);
  }

  get zoom(): number {
    return this.#transform.k;
  }

  /** Takes over another size. @returns the zoom with which a person's own view keeps its middle and its scale */
  setSize(size: Size): Transform | undefined {
    const before = this.projection;
    const middle = before && unproject([this.#size.width / 2, this.#size.height / 2], before);
    this.#size = size;
    const base = this.#base;
    if (!middle || !base || this.#isUntouched) return undefined;
    const k = before.scaleX / base.scaleX;
    const [x, y] = project(middle, base);
    this.#transform = { k, x: size.width / 2 - k * x, y: size.height / 2 - k * y };
    return this.#transform;
  }

  /** 1-dimensional data fill both directions; others keep their proportions. */
  setSquare(isSquare: boolean): void {
    this.#isSquare = isSquare;
  }

  setTransform(transform: Transform): void {
    this.#transform = transform;
  }

  /** Tells where the data lie now: a person's own view is left alone. */
  follow(data: Bounds): void {
    if (!this.#target || (this.#isUntouched && needsRefit(this.#target, data))) this.#aim(data, AHEAD);
  }

  /** Tells where the data came to rest: fits them closely, unless the person has a view of their own. */
  settle(data: Bounds): void {
    if (!this.#target || this.#isUntouched) this.fit(data);
  }

  /** Fits the data wherever they lie. */
  fit(data: Bounds): void {
    this.#aim(data, AROUND);
  }

  /** Forgets the data: the next ones are fitted without easing. */
  reset(): void {
    this.#seen = undefined;
    this.#target = undefined;
  }

  get #isUntouched(): boolean {
    const { k, x, y } = this.#transform;
    return k === 1 && x === 0 && y === 0;
  }

  #aim(data: Bounds, margin: number): void {
    this.#target = withMargin(data, margin);
    if (!this.#seen || this.#movesAtOnce()) this.#seen = this.#target;
    this.#lastMs = undefined;
  }

  /** Moves on to this moment; true while there is still a way to go. */
  advance(nowMs: number): boolean {
    if (!this.#seen || !this.#target || this.#seen === this.#target) return false;
    const elapsedMs = Math.min(LONGEST_MS, nowMs - (this.#lastMs ?? nowMs - 16));
    this.#lastMs = nowMs;
    this.#seen = between(this.#seen, this.#target, 1 - Math.exp(-elapsedMs / EASE_MS));
    if (isNear(this.#seen, this.#target)) this.#seen = this.#target;
    return this.#seen !== this.#target;
  }
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
