/**
 * When to draw: only what was asked for, at most once a frame, and never before the last drawing is done.
 * Not what is drawn: plot.ts.
 */

export class DrawLoop {
  readonly #draw: (nowMs: number) => Promise<boolean>;
  #frame = 0;
  #isDrawing = false;
  #isWanted = false;
  #isOver = false;

  /** @param draw resolves to whether it wants to be called again, as long as something moves */
  constructor(draw: (nowMs: number) => Promise<boolean>) {
    this.#draw = draw;
  }

  /** However often it is called while a drawing is under way, one more follows. */
  request(): void {
    if (this.#isOver) return;
    if (this.#isDrawing) this.#isWanted = true;
    else this.#frame ||= requestAnimationFrame((nowMs) => this.#run(nowMs));
  }

  dispose(): void {
    this.#isOver = true;
    cancelAnimationFrame(this.#frame);
  }

  async #run(nowMs: number): Promise<void> {
    this.#frame = 0;
    this.#isDrawing = true;
    this.#isWanted = false;
    const isMoving = await this.#draw(nowMs).finally(() => {
      this.#isDrawing = false;
    });
    if (isMoving || this.#isWanted) this.request();
  }
}
