/**
 * Draws all points with WebGL2 in one call, and thumbnails upon them: sprites.ts.
 * Not what is seen of them: camera.ts; nor what becomes of a lost context: painter.ts.
 */
import {
  type BufferInfo,
  createBufferInfoFromArrays,
  createProgramInfo,
  createVertexArrayInfo,
  drawBufferInfo,
  type ProgramInfo,
  setAttribInfoBufferFromArray,
  setBuffersAndAttributes,
  setUniforms,
  type VertexArrayInfo,
} from 'twgl.js';
import type { Cloud } from './cloud.ts';
import type { PointsPicture, Thumbnails } from './plotMessages.ts';
import { fragmentShader, vertexShader } from './shaders.ts';
import { Sprites } from './sprites.ts';

export const contextSettings: WebGLContextAttributes = { antialias: false, powerPreference: 'low-power' };

const VALUES = 2;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The caller disposes. */
export class Renderer {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: ProgramInfo;
  readonly #sprites: Sprites;
  #cloud: Cloud | undefined;
  #buffers: BufferInfo | undefined;
  #vertexArray: VertexArrayInfo | undefined;

  /** @throws Error if the card refuses the program. */
  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = createProgramInfo(gl, [vertexShader, fragmentShader]);
    this.#sprites = new Sprites(gl);
  }

  /** Takes over another cloud, whole. */
  setCloud(cloud: Cloud): void {
    const gl = this.#gl;
    this.#release();
    cloud.takeChanged();
    this.#cloud = cloud;
    this.#buffers = createBufferInfoFromArrays(gl, {
      position: { numComponents: VALUES, data: cloud.positions, drawType: gl.DYNAMIC_DRAW },
      birth: { numComponents: 1, data: cloud.births, drawType: gl.DYNAMIC_DRAW },
      look: { numComponents: VALUES, data: cloud.looks, normalize: false },
    });
    this.#vertexArray = createVertexArrayInfo(gl, this.#program, this.#buffers);
  }

  /** Takes over what changed of the kinds: classes were hidden or shown. */
  uploadLooks(): void {
    const attribute = this.#buffers?.attribs?.look;
    if (this.#cloud && attribute) setAttribInfoBufferFromArray(this.#gl, attribute, this.#cloud.looks, 0);
  }

  setThumbnails(thumbnails: Thumbnails | undefined): void {
    this.#sprites.set(thumbnails);
  }

  /** Uploads what moved and draws everything. */
  draw(picture: PointsPicture): void {
    const gl = this.#gl;
    if (!this.#cloud || !this.#vertexArray) return;
    this.#uploadPositions(this.#cloud);
    prepare(gl);
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
    gl.useProgram(this.#program.program);
    setBuffersAndAttributes(gl, this.#program, this.#vertexArray);
    setUniforms(this.#program, uniformsOf(gl, picture, this.#cloud));
    drawBufferInfo(gl, this.#vertexArray, gl.POINTS, this.#cloud.count);
    if (picture.thumbnailShare > 0) this.#sprites.draw(this.#cloud, placement(picture), picture);
  }

  dispose(): void {
    this.#release();
    this.#sprites.dispose();
    this.#gl.deleteProgram(this.#program.program);
  }

  #uploadPositions(cloud: Cloud): void {
    const changed = cloud.takeChanged();
    const { position, birth } = this.#buffers?.attribs ?? {};
    if (!changed || !position || !birth) return;
    const { from, to } = changed;
    const positions = cloud.positions.subarray(from * VALUES, to * VALUES);
    setAttribInfoBufferFromArray(this.#gl, position, positions, from * VALUES * BYTES);
    setAttribInfoBufferFromArray(this.#gl, birth, cloud.births.subarray(from, to), from * BYTES);
  }

  #release(): void {
    for (const { buffer } of Object.values(this.#buffers?.attribs ?? {})) this.#gl.deleteBuffer(buffer);
    const { vertexArrayObject } = this.#vertexArray ?? {};
    if (vertexArrayObject) this.#gl.deleteVertexArray(vertexArrayObject);
  }
}

function prepare(gl: WebGL2RenderingContext): void {
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}

/** From data to the square from −1 to 1. */
function placement({ projection, size }: PointsPicture) {
  return {
    scale: [(projection.scaleX * 2) / size.width, (-projection.scaleY * 2) / size.height],
    offset: [(projection.offsetX * 2) / size.width - 1, 1 - (projection.offsetY * 2) / size.height],
  };
}

function uniformsOf(gl: WebGL2RenderingContext, picture: PointsPicture, { count, newest }: Cloud) {
  const { size, zoom, classColors } = picture;
  const diameterPx = diameterOf(count, zoom);
  return {
    ...placement(picture),
    diameter: (diameterPx * gl.drawingBufferWidth) / size.width,
    opacity: Math.min(0.92, 0.55 + 0.06 * (diameterPx - 2.4)),
    newest,
    shapeShare: Math.min(1, Math.max(0, diameterPx / 2 - 2)),
    classColors,
  };
}

/** Smaller the more points there are, larger the closer they are looked at; CSS pixels. */
function diameterOf(count: number, zoom: number): number {
  const crowded = Math.min(6, Math.max(2.4, 2.4 * (70_000 / count) ** 0.25));
  return Math.min(13, crowded * Math.max(1, zoom) ** 0.55);
}
