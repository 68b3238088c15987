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
import type { Cloud, Emphasis } from './cloud.ts';
import { DrawLoop } from './drawLoop.ts';
import { Fade } from './fade.ts';
import { attachGestures, type Gestures } from './gestures.ts';
import type { Thumbnails } from './plotMessages.ts';
import type { Points } from './points.ts';
import { Rest } from './rest.ts';
import { boundsOf, isSameProjection, type Projection } from './view.ts';

export interface PlotLook {
  readonly colors: ThemeColors;
  readonly names: readonly [string, string | undefined];
}

/** The parts of a map as it was seen at a moment. */
export interface TakenMap extends PlotLook {
  readonly points: ImageBitmap;
  readonly projection: Projection;
  /** CSS pixels. */
  readonly size: Size;
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

type Follower = (projection: Projection | undefined) => void;
type OnRest = (projection: Projection, size: Size) => void;

const movesAtOnce = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Of the scale at which thumbnails were shown. */
const STILL_CLOSE = 0.8;
/** How often the fit looks where the data are. */
const FOLLOW_MS = 250;
/** Of the points of a code with a single unit. */
const heights = { bottom: -1, top: 1 };

/** The caller disposes. */
export class Plot {
  readonly gestures: Gestures;
  readonly #layers: PlotLayers;
  readonly #camera = new Camera(movesAtOnce);
  readonly #fade = new Fade(movesAtOnce);
  readonly #points: Points;
  readonly #loop = new DrawLoop((nowMs) => this.#draw(nowMs));
  #cloud: Cloud | undefined;
  #isSquare = true;
  #look: PlotLook | undefined;
  #classColors: readonly number[] = [];
  readonly #followers = new Set<Follower>();
  #size: Size = { width: 0, height: 0 };
  /** What the axes show. */
  #axes: AxesState | undefined;
  /** Positions of the newest part, a fair sample of all. */
  #newest: Float32Array | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;
  readonly #rest = new Rest(() => this.#tellOfRest());
  #onRest: OnRest | undefined;
  /** Pixels of a unit when the thumbnails were shown: they go as soon as one looks from farther away. */
  #thumbnailScale = 0;

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

  /** Called now and after each drawing: what stands over the points moves along, or goes when they are cleared.
   *  @returns how to stop */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    if (this.#axes) follower(this.#axes.projection);
    return () => this.#followers.delete(follower);
  }

  /** Called now and then, once the view keeps still after it or the points have changed. */
  setOnRest(onRest: OnRest | undefined): void {
    this.#onRest = onRest;
    this.#rest.changed();
  }

  /** In the place of the points of these images, until one looks from farther away or others are shown. */
  showThumbnails(thumbnails: Thumbnails): void {
    const { projection } = this.#camera;
    const isAny = thumbnails.indices.length > 0 && projection !== undefined;
    // Those that go are still seen for a moment.
    if (isAny) this.#points.change({ type: 'thumbnails', thumbnails });
    this.#thumbnailScale = isAny ? projection.scaleX : 0;
    this.#fade.aim(isAny);
    this.redraw();
  }

  setSize(size: Size): void {
    this.#size = size;
    const transform = this.#camera.setSize(size);
    if (transform) this.gestures.moveTo(transform);
    this.redraw();
  }

  /** Takes over another cloud as an empty one that hides nothing: what is in it is told by the next calls. */
  setCloud(cloud: Cloud): void {
    this.#cloud = cloud;
    this.#camera.reset();
    this.#fade.aim(false);
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
    this.#rest.changed();
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
    for (const follower of this.#followers) follower(undefined);
  }

  emphasise(emphasis: Emphasis): void {
    this.#cloud?.emphasise(emphasis);
    this.#points.change({ type: 'emphasise', emphasis });
    this.#rest.changed();
    this.redraw();
  }

  fit(): void {
    this.gestures.reset();
    const bounds = this.#cloud && boundsOf(this.#cloud.positions);
    if (bounds) this.#camera.fit(bounds);
    this.redraw();
  }

  /** What is seen now, so many times as sharp, without what stands over it; undefined where nothing is. The caller closes the
   *  points. */
  async take(ratio: number): Promise<TakenMap | undefined> {
    const { projection, zoom } = this.#camera;
    const [look, size] = [this.#look, this.#size];
    if (!look || !projection) return undefined;
    const [classColors, thumbnailShare] = [this.#classColors, this.#fade.share];
    const picture = { projection, size, ratio, zoom, classColors, thumbnailShare };
    return { points: await this.#points.take(picture), projection, size, ...look };
  }

  redraw(): void {
    this.#loop.request();
  }

  dispose(): void {
    this.#loop.dispose();
    clearTimeout(this.#timer);
    this.#rest.dispose();
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
    if (projection.scaleX < STILL_CLOSE * this.#thumbnailScale) this.#fade.aim(false);
    const isFading = this.#fade.advance(nowMs);
    const [classColors, thumbnailShare] = [this.#classColors, this.#fade.share];
    await this.#points.draw({ projection, size, ratio, zoom, classColors, thumbnailShare });
    // Cleared meanwhile.
    if (!this.#camera.projection) return false;
    // After the points, so that they move together where drawing them takes long.
    this.#paintAxes({ projection, look, size });
    for (const follower of this.#followers) follower(projection);
    return isMoving || isFading;
  }

  #tellOfRest(): void {
    const { projection } = this.#camera;
    if (projection) this.#onRest?.(projection, this.#size);
  }

  #paintAxes(state: AxesState): void {
    const { projection, look, size } = state;
    const old = this.#axes;
    if (old?.look === look && old.size === size && isSameProjection(old.projection, projection)) return;
    this.#axes = state;
    this.#rest.moved();
    const picture = { projection, ...look };
    const { axes, labels } = this.#layers;
    paintSharp(axes, size, (context) => paintAxes(context, size, picture));
    paintSharp(labels, size, (context) => paintLabels(context, size, picture));
  }
}
