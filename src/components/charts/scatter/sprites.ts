/**
 * Draws thumbnails in the place of points, all in one call: their images are tiles of one texture, framed in the colours
 * of their classes.
 * Not which of them: useThumbnails.ts.
 */
import {
  type BufferInfo,
  createBufferInfoFromArrays,
  createProgramInfo,
  createTexture,
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
import { spriteFragmentShader, spriteVertexShader } from './shaders.ts';
import { layAtlas } from './thumbnailSizes.ts';

/** CSS pixels of the frame around an image. */
const FRAME = 1.5;

/** One set of thumbnails on the graphics card. */
interface Uploaded {
  readonly thumbnails: Thumbnails;
  readonly columns: number;
  readonly rows: number;
  readonly atlas: WebGLTexture;
  readonly buffers: BufferInfo;
  readonly vertexArray: VertexArrayInfo;
}

interface Placement {
  readonly scale: readonly number[];
  readonly offset: readonly number[];
}

/** The caller disposes. */
export class Sprites {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: ProgramInfo;
  #uploaded: Uploaded | undefined;

  /** @throws Error if the card refuses the program. */
  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = createProgramInfo(gl, [spriteVertexShader, spriteFragmentShader]);
  }

  /** Takes over other thumbnails in the place of those before. */
  set(thumbnails: Thumbnails | undefined): void {
    this.#release();
    if (thumbnails) this.#uploaded = upload(this.#gl, this.#program, thumbnails);
  }

  draw(cloud: Cloud, placement: Placement, picture: PointsPicture): void {
    const gl = this.#gl;
    if (!this.#uploaded) return;
    const { thumbnails, vertexArray, buffers, atlas, columns, rows } = this.#uploaded;
    this.#place(cloud, buffers, thumbnails.indices);
    const side = (pixels: number) => pixels * thumbnails.scale + 2 * FRAME;
    const [width, height] = [side(thumbnails.width), side(thumbnails.height)];
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
    gl.useProgram(this.#program.program);
    setBuffersAndAttributes(gl, this.#program, vertexArray);
    setUniforms(this.#program, {
      ...placement,
      ...{ atlas, columns, rows, classColors: picture.classColors, share: picture.thumbnailShare },
      halfSize: [width / picture.size.width, height / picture.size.height],
      canvas: [gl.drawingBufferWidth, gl.drawingBufferHeight],
      border: [FRAME / width, FRAME / height],
    });
    drawBufferInfo(gl, vertexArray, gl.TRIANGLE_STRIP, 4, 0, thumbnails.indices.length);
  }

  dispose(): void {
    this.#release();
    this.#gl.deleteProgram(this.#program.program);
  }

  /** Points may have moved, and others may stand out, since the last drawing. */
  #place({ positions, looks }: Cloud, { attribs }: BufferInfo, indices: Uint32Array): void {
    if (!attribs?.position || !attribs.look) return;
    const pair = (values: ArrayLike<number>) =>
      Array.from(indices).flatMap((index) => [values[2 * index]!, values[2 * index + 1]!]);
    setAttribInfoBufferFromArray(this.#gl, attribs.position, Float32Array.from(pair(positions)), 0);
    setAttribInfoBufferFromArray(this.#gl, attribs.look, Float32Array.from(pair(looks)), 0);
  }

  #release(): void {
    if (!this.#uploaded) return;
    const { atlas, buffers, vertexArray } = this.#uploaded;
    this.#gl.deleteTexture(atlas);
    for (const { buffer } of Object.values(buffers.attribs ?? {})) this.#gl.deleteBuffer(buffer);
    if (vertexArray.vertexArrayObject) this.#gl.deleteVertexArray(vertexArray.vertexArrayObject);
    this.#uploaded = undefined;
  }
}

function upload(gl: WebGL2RenderingContext, program: ProgramInfo, thumbnails: Thumbnails): Uploaded {
  const { width, height, indices } = thumbnails;
  const { columns, rows, levels } = layAtlas(thumbnails);
  const atlas = createTexture(gl, {
    src: levels,
    ...{ width: columns * width, height: rows * height, unpackAlignment: 1 },
    ...{ internalFormat: gl.R8, format: gl.RED, type: gl.UNSIGNED_BYTE },
    ...{ auto: false, minMag: gl.NEAREST, wrap: gl.CLAMP_TO_EDGE },
  });
  const perImage = (numComponents: number, data: Float32Array) => ({ numComponents, data, divisor: 1 });
  const buffers = createBufferInfoFromArrays(gl, {
    position: { ...perImage(2, new Float32Array(2 * indices.length)), drawType: gl.DYNAMIC_DRAW },
    look: { ...perImage(2, new Float32Array(2 * indices.length)), drawType: gl.DYNAMIC_DRAW },
    slot: perImage(
      1,
      Float32Array.from(indices, (_, slot) => slot),
    ),
  });
  const vertexArray = createVertexArrayInfo(gl, program, buffers);
  return { thumbnails, columns, rows, atlas, buffers, vertexArray };
}
