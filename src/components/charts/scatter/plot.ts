/**
 * One map on screen: keeps points, camera and axes together and draws only when something changed, at most once a frame.
 * Not the drawing of the points: points.ts has it done. Not React's: usePlot.ts holds it.
 */
import type { MapFrame } from '#protocol/frames.ts';
import type { Size } from '../../drawing/size.ts';
import type { ThemeColors } from '../../drawing/themeColors.ts';
import { paintSharp } from '../../drawing/useCanvas.ts';
import { paintAxes, paintLabels } from './axes.ts';
import { Camera } from './camera.ts';
import type { Cloud } from './cloud.ts';
import { DrawLoop } from './drawLoop.ts';
import { attachGestures, type Gestures } from './gestures.ts';
import type { Points } from './points.ts';
import { boundsOf, isSameProjection, type Projection } from './view.ts';

interface PlotLook {
  readonly colors: ThemeColors;
  readonly names: readonly [string, string | undefined];
}

/** One upon the other, from the back to the front. */
interface PlotLayers {
  readonly axes: HTMLCanvasElement;
  /** Around the canvas of the points. */
  readonly points: HTMLElement;
  readonly labels: HTMLCanvasElement;
}

interface AxesState {
  readonly projection: Projection;
  readonly look: PlotLook;
  readonly size: Size;
}

/** How often the fit looks where the data are. */
const FOLLOW_MS = 250;
/** Of the points of a code with a single unit. */
const heights = { bottom: -1, top: 1 };

/** The caller disposes. */
export class Plot {
  readonly gestures: Gestures;
  readonly #layers: PlotLayers;
  readonly #camera = new Camera(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  readonly #points: Points;
  readonly #loop = new DrawLoop((nowMs) => this.#draw(nowMs));
  #cloud: Cloud | undefined;
  #isSquare = true;
  #look: PlotLook | undefined;
  #classColors: readonly number[] = [];
  #follower: ((projection: Projection | undefined) => void) | undefined;
  #size: Size = { width: 0, height: 0 };
  /** What the axes show. */
  #axes: AxesState | undefined;
  /** Positions of the newest part, a fair sample of all. */
  #newest: Float32Array | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;

  /** @param points disposed of with the plot */
  constructor(layers: PlotLayers, points: Points) {
    this.#layers = layers;
    this.#points = points;
    this.gestures = attachGestures(layers.points, (transform) => {
      this.#camera.setTransform(transform);
      this.redraw();
    });
  }

  get projection(): Projection | undefined {
    return this.#camera.projection;
  }

  setLook(look: PlotLook): void {
    this.#look = look;
    this.#classColors = look.colors.classes.flatMap((color) => color.map((channel) => channel / 255));
    this.redraw();
  }

  /** Called now and after each drawing: what stands over the points moves along, or goes when they are cleared. */
  setFollower(follower: (projection: Projection | undefined) => void): void {
    this.#follower = follower;
    if (this.#axes) follower(this.#axes.projection);
  }

  setSize(size: Size): void {
    this.#size = size;
    this.#camera.setSize(size);
    this.redraw();
  }

  /** Takes over another cloud as an empty one that hides nothing: what is in it is told by the next calls. */
  setCloud(cloud: Cloud): void {
    this.#cloud = cloud;
    this.#camera.reset();
    this.#points.change({ type: 'cloud', info: cloud.info });
    this.redraw();
  }

  /** @param isSquare whether heights mean something; if not, they spread from −1 to 1 */
  setSquare(isSquare: boolean): void {
    this.#isSquare = isSquare;
    this.#camera.setSquare(isSquare);
    this.#camera.reset();
    this.redraw();
  }

  /** @param isResting whether the codes stay as they are: then all of them are fitted, not what is newest */
  setResting(isResting: boolean): void {
    this.#isResting = isResting;
    if (isResting) this.#follow();
  }

  merge(frame: MapFrame): void {
    this.#cloud?.merge(frame);
    this.#points.change({ type: 'merge', frame });
    this.#newest = frame.positions;
    if (!this.#camera.projection) this.#follow();
    else this.#timer ??= setTimeout(() => this.#follow(), FOLLOW_MS);
    this.redraw();
  }

  clear(): void {
    this.#cloud?.clear();
    this.#points.change({ type: 'clear' });
    this.#camera.reset();
    this.#newest = undefined;
    this.#axes = undefined;
    const { axes, labels } = this.#layers;
    for (const layer of [axes, labels]) paintSharp(layer, this.#size, () => {});
    this.#follower?.(undefined);
  }

  hide(classes: ReadonlySet<number>): void {
    this.#cloud?.hide(classes);
    this.#points.change({ type: 'hide', classes });
    this.redraw();
  }

  fit(): void {
    this.gestures.reset();
    const bounds = this.#cloud && boundsOf(this.#cloud.positions);
    if (bounds) this.#camera.fit(bounds);
    this.redraw();
  }

  redraw(): void {
    this.#loop.request();
  }

  dispose(): void {
    this.#loop.dispose();
    clearTimeout(this.#timer);
    this.gestures.dispose();
    this.#points.dispose();
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const positions = this.#isResting ? this.#cloud?.positions : this.#newest;
    const found = positions && boundsOf(positions);
    if (!found) return;
    const bounds = this.#isSquare ? found : { ...found, ...heights };
    if (this.#isResting) this.#camera.settle(bounds);
    else this.#camera.follow(bounds);
    this.redraw();
  }

  /** @returns whether the camera is still moving */
  async #draw(nowMs: number): Promise<boolean> {
    const isMoving = this.#camera.advance(nowMs);
    const { projection, zoom } = this.#camera;
    const [look, size] = [this.#look, this.#size];
    if (!look || !projection) return false;
    const ratio = globalThis.devicePixelRatio || 1;
    await this.#points.draw({ projection, size, ratio, zoom, classColors: this.#classColors });
    // Cleared meanwhile.
    if (!this.#camera.projection) return false;
    // After the points, so that they move together where drawing them takes long.
    this.#paintAxes({ projection, look, size });
    this.#follower?.(projection);
    return isMoving;
  }

  #paintAxes(state: AxesState): void {
    const { projection, look, size } = state;
    const old = this.#axes;
    if (old?.look === look && old.size === size && isSameProjection(old.projection, projection)) return;
    this.#axes = state;
    const picture = { projection, ...look };
    const { axes, labels } = this.#layers;
    paintSharp(axes, size, (context) => paintAxes(context, size, picture));
    paintSharp(labels, size, (context) => paintLabels(context, size, picture));
  }
}
