/**
 * The points of one map on the canvas of a WebGL2 context, with a copy of their own, so that they can be drawn apart
 * from the page and again after the context was lost. Runs in a worker or in the page: no DOM.
 * Not when they are drawn: plot.ts.
 */
import { Cloud } from './cloud.ts';
import type { PointsChange, PointsPicture, Thumbnails } from './plotMessages.ts';
import { Renderer } from './renderer.ts';

/** A canvas of the page or of a worker. */
interface PointsCanvas extends EventTarget {
  width: number;
  height: number;
}

/** The caller disposes. */
export class Painter {
  readonly #canvas: PointsCanvas;
  readonly #gl: WebGL2RenderingContext;
  readonly #listening = new AbortController();
  /** Undefined while the context is lost. */
  #renderer: Renderer | undefined;
  #cloud: Cloud | undefined;
  #thumbnails: Thumbnails | undefined;
  #painted: PointsPicture | undefined;

  /** @throws Error if the card refuses the program. */
  constructor(canvas: PointsCanvas, gl: WebGL2RenderingContext) {
    this.#canvas = canvas;
    this.#gl = gl;
    this.#renderer = new Renderer(gl);
    const { signal } = this.#listening;
    canvas.addEventListener('webglcontextlost', (event) => this.#lose(event), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#restore(), { signal });
  }

  change(change: PointsChange): void {
    switch (change.type) {
      case 'cloud':
        this.#cloud = new Cloud(change.info);
        this.#renderer?.setCloud(this.#cloud);
        this.#setThumbnails(undefined);
        break;
      case 'merge':
        this.#cloud?.merge(change.frame);
        break;
      case 'emphasise':
        this.#cloud?.emphasise(change.emphasis);
        this.#renderer?.uploadLooks();
        break;
      case 'thumbnails':
        this.#setThumbnails(change.thumbnails);
        break;
      case 'clear':
        this.#cloud?.clear();
        this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
        break;
    }
  }

  #setThumbnails(thumbnails: Thumbnails | undefined): void {
    this.#thumbnails = thumbnails;
    this.#renderer?.setThumbnails(thumbnails);
  }

  draw(picture: PointsPicture): void {
    this.#painted = picture;
    this.#resize(picture);
    this.#renderer?.draw(picture);
  }

  /** Another picture of the points, on its own: what is on the canvas stays. @param copy copies the canvas at once */
  take<T>(picture: PointsPicture, copy: () => T): T {
    const shown = this.#painted;
    this.draw(picture);
    // Before anything else is drawn: the buffer is only there until then.
    const taken = copy();
    if (shown) this.draw(shown);
    return taken;
  }

  dispose(): void {
    this.#listening.abort();
    this.#renderer?.dispose();
  }

  /** To the device's pixels; setting a canvas to the size it has would empty it for nothing. */
  #resize({ size, ratio }: PointsPicture): void {
    const canvas = this.#canvas;
    const width = Math.max(1, Math.round(size.width * ratio));
    const height = Math.max(1, Math.round(size.height * ratio));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  #lose(event: Event): void {
    // Without this the browser would not restore it.
    event.preventDefault();
    this.#renderer = undefined;
  }

  #restore(): void {
    this.#renderer = new Renderer(this.#gl);
    if (this.#cloud) this.#renderer.setCloud(this.#cloud);
    this.#renderer.setThumbnails(this.#thumbnails);
    if (this.#painted) this.draw(this.#painted);
  }
}
