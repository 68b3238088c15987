/** A share that moves to 0 or 1 within a moment. Not what fades: plot.ts. Time is passed in. */

const DURATION_MS = 180;

export class Fade {
  readonly #movesAtOnce: () => boolean;
  #share = 0;
  #target = 0;
  #lastMs: number | undefined;

  /** @param movesAtOnce whether motion is unwanted */
  constructor(movesAtOnce: () => boolean) {
    this.#movesAtOnce = movesAtOnce;
  }

  get share(): number {
    return this.#share;
  }

  /** Begins to move there, if it is not on its way. */
  aim(isSeen: boolean): void {
    this.#target = Number(isSeen);
    if (this.#movesAtOnce()) this.#share = this.#target;
  }

  /** Moves on to this moment; true while there is still a way to go. */
  advance(nowMs: number): boolean {
    if (this.#share === this.#target) {
      this.#lastMs = undefined;
      return false;
    }
    const step = Math.min(50, nowMs - (this.#lastMs ?? nowMs - 16)) / DURATION_MS;
    this.#lastMs = nowMs;
    this.#share =
      this.#target > this.#share
        ? Math.min(this.#target, this.#share + step)
        : Math.max(this.#target, this.#share - step);
    return this.#share !== this.#target;
  }
}
