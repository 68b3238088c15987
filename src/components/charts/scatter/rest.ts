/** Tells when a view has come to rest, for what is too much work for each frame. Not whether the codes rest. */

const AFTER_MOTION_MS = 160;
const AFTER_CHANGE_MS = 400;

export class Rest {
  readonly #onRest: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onRest: () => void) {
    this.#onRest = onRest;
  }

  /** Begins to wait anew. */
  moved(): void {
    clearTimeout(this.#timer);
    this.#wait(AFTER_MOTION_MS);
  }

  /** However often it is called, it is told of now and then. */
  changed(): void {
    if (this.#timer === undefined) this.#wait(AFTER_CHANGE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onRest();
    }, ms);
  }
}
