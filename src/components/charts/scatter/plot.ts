/**
 * One map on screen: keeps points, camera, axes and WebGL together and draws only when something changed, at most
 * once a frame. Not React's: usePlot.ts holds it.
 */
import type { MapFrame } from '#protocol/frames.ts';
import type { ThemeColors } from '../../drawing/themeColors.ts';
import { paintSharp } from '../../drawing/useCanvas.ts';
import type { Size } from '../../drawing/useSize.ts';
import { paintAxes, paintLabels } from './axes.ts';
import { Camera } from './camera.ts';
import type { Cloud } from './cloud.ts';
import { attachGestures, type Gestures } from './gestures.ts';
import { Renderer } from './renderer.ts';
import { boundsOf, isSameProjection, type Projection } from './view.ts';

interface PlotLook {
  readonly colors: ThemeColors;
  readonly names: readonly [string, string | undefined];
}

/** One upon the other, from the back to the front. */
interface PlotCanvases {
  readonly axes: HTMLCanvasElement;
  readonly points: HTMLCanvasElement;
  readonly labels: HTMLCanvasElement;
}

/** How often the fit looks where the data are. */
const FOLLOW_MS = 250;
/** Of the points of a code with a single unit. */
const heights = { bottom: -1, top: 1 };

export class Plot {
  readonly gestures: Gestures;
  readonly #canvases: PlotCanvases;
  readonly #camera = new Camera(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  readonly #gl: WebGL2RenderingContext;
  readonly #listening = new AbortController();
  #renderer: Renderer | undefined;
  #cloud: Cloud | undefined;
  #isSquare = true;
  #look: PlotLook | undefined;
  #follower: ((projection: Projection) => void) | undefined;
  #size: Size = { width: 0, height: 0 };
  #painted: Projection | undefined;
  #frame = 0;
  /** Positions of the newest part, a fair sample of all. */
  #newest: Float32Array | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvases: PlotCanvases, gl: WebGL2RenderingContext) {
    this.#canvases = canvases;
    this.#gl = gl;
    this.#renderer = new Renderer(gl);
    this.gestures = attachGestures(canvases.points, (transform) => {
      this.#camera.setTransform(transform);
      this.redraw();
    });
    const { signal } = this.#listening;
    canvases.points.addEventListener('webglcontextlost', (event) => this.#lose(event), { signal });
    canvases.points.addEventListener('webglcontextrestored', () => this.#restore(), { signal });
  }

  get projection(): Projection | undefined {
    return this.#camera.projection;
  }

  setLook(look: PlotLook): void {
    this.#look = look;
    this.#painted = undefined;
    this.redraw();
  }

  /** Called after each drawing: what stands over the points moves along. */
  setFollower(follower: (projection: Projection) => void): void {
    this.#follower = follower;
    this.redraw();
  }

  setSize(size: Size): void {
    const ratio = globalThis.devicePixelRatio || 1;
    this.#size = size;
    this.#canvases.points.width = Math.max(1, Math.round(size.width * ratio));
    this.#canvases.points.height = Math.max(1, Math.round(size.height * ratio));
    this.#camera.setSize(size);
    this.#painted = undefined;
    this.redraw();
  }

  /** @param isSquare whether heights mean something; if not, they spread from −1 to 1 */
  setCloud(cloud: Cloud, isSquare: boolean): void {
    this.#cloud = cloud;
    this.#isSquare = isSquare;
    this.#camera.setSquare(isSquare);
    this.#camera.reset();
    this.#renderer?.setCloud(cloud);
    this.redraw();
  }

  merge(frame: MapFrame): void {
    this.#cloud?.merge(frame);
    this.#newest = frame.positions;
    if (!this.#camera.projection) this.#follow();
    else this.#timer ??= setTimeout(() => this.#follow(), FOLLOW_MS);
    this.redraw();
  }

  clear(): void {
    this.#cloud?.clear();
    this.#camera.reset();
    this.redraw();
  }

  /** After classes were hidden or shown. */
  updateLooks(): void {
    this.#renderer?.uploadLooks();
    this.redraw();
  }

  fit(): void {
    this.gestures.reset();
    const bounds = this.#cloud && boundsOf(this.#cloud.positions);
    if (bounds) this.#camera.fit(bounds);
    this.redraw();
  }

  redraw(): void {
    this.#frame ||= requestAnimationFrame((nowMs) => this.#draw(nowMs));
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#listening.abort();
    this.gestures.dispose();
    this.#renderer?.dispose();
  }

  #follow(): void {
    this.#timer = undefined;
    const bounds = this.#newest && boundsOf(this.#newest);
    if (!bounds) return;
    this.#camera.follow(this.#isSquare ? bounds : { ...bounds, ...heights });
    this.redraw();
  }

  #draw(nowMs: number): void {
    this.#frame = 0;
    const isMoving = this.#camera.advance(nowMs);
    const { projection, zoom } = this.#camera;
    if (!this.#look) return;
    if (projection) {
      const { colors, names } = this.#look;
      this.#renderer?.draw({ projection, zoom, colors, size: this.#size });
      if (!isSameProjection(this.#painted, projection)) {
        const picture = { projection, colors, names };
        const { axes, labels } = this.#canvases;
        paintSharp(axes, this.#size, (context, size) => paintAxes(context, size, picture));
        paintSharp(labels, this.#size, (context, size) => paintLabels(context, size, picture));
        this.#painted = projection;
      }
      this.#follower?.(projection);
    } else {
      this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
    }
    if (isMoving) this.redraw();
  }

  #lose(event: Event): void {
    // Without this the browser would not restore it.
    event.preventDefault();
    this.#renderer = undefined;
  }

  #restore(): void {
    this.#renderer = new Renderer(this.#gl);
    if (this.#cloud) this.#renderer.setCloud(this.#cloud);
    this.redraw();
  }
}
