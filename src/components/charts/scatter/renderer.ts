/**
 * Draws all points with WebGL2 in one call.
 * Not what is seen of them: camera.ts; nor when: plot.ts.
 */
import {
  type BufferInfo,
  createBufferInfoFromArrays,
  createProgramInfo,
  createVertexArrayInfo,
  drawBufferInfo,
  setAttribInfoBufferFromArray,
  setBuffersAndAttributes,
  setUniforms,
} from 'twgl.js';
import type { ThemeColors } from '../../drawing/themeColors.ts';
import type { Size } from '../../drawing/useSize.ts';
import type { Cloud } from './cloud.ts';
import { fragmentShader, vertexShader } from './shaders.ts';
import type { Projection } from './view.ts';

export interface PointsPicture {
  readonly projection: Projection;
  readonly size: Size;
  readonly zoom: number;
  readonly colors: ThemeColors;
}

export interface Renderer {
  /** Takes over another cloud, whole. */
  setCloud(cloud: Cloud): void;
  /** Takes over what changed of the kinds: classes were hidden or shown. */
  uploadLooks(): void;
  /** Uploads what moved and draws everything. */
  draw(picture: PointsPicture): void;
  dispose(): void;
}

const VALUES = 2;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The caller disposes. @throws Error if the card refuses the program. */
export function createRenderer(gl: WebGL2RenderingContext): Renderer {
  const program = createProgramInfo(gl, [vertexShader, fragmentShader]);
  // The only program of its context.
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
  gl.useProgram(program.program);
  let cloud: Cloud | undefined;
  let buffers: BufferInfo | undefined;
  let vertexArray: ReturnType<typeof createVertexArrayInfo> | undefined;

  const release = () => {
    for (const attribute of Object.values(buffers?.attribs ?? {})) gl.deleteBuffer(attribute.buffer);
    if (vertexArray?.vertexArrayObject) gl.deleteVertexArray(vertexArray.vertexArrayObject);
  };
  const uploadPositions = () => {
    const changed = cloud?.takeChanged();
    const { position, birth } = buffers?.attribs ?? {};
    if (!cloud || !changed || !position || !birth) return;
    const { from, to } = changed;
    const positions = cloud.positions.subarray(from * VALUES, to * VALUES);
    setAttribInfoBufferFromArray(gl, position, positions, from * VALUES * BYTES);
    setAttribInfoBufferFromArray(gl, birth, cloud.births.subarray(from, to), from * BYTES);
  };
  return {
    setCloud: (next) => {
      release();
      cloud = next;
      cloud.takeChanged();
      buffers = createBufferInfoFromArrays(gl, {
        position: { numComponents: VALUES, data: cloud.positions, drawType: gl.DYNAMIC_DRAW },
        birth: { numComponents: 1, data: cloud.births, drawType: gl.DYNAMIC_DRAW },
        look: { numComponents: VALUES, data: cloud.looks, normalize: false },
      });
      vertexArray = createVertexArrayInfo(gl, program, buffers);
    },
    uploadLooks: () => {
      const attribute = buffers?.attribs?.look;
      if (cloud && attribute) setAttribInfoBufferFromArray(gl, attribute, cloud.looks, 0);
    },
    draw: (picture) => {
      if (!cloud || !vertexArray) return;
      uploadPositions();
      prepare(gl);
      setBuffersAndAttributes(gl, program, vertexArray);
      setUniforms(program, uniformsOf(gl, picture, cloud));
      drawBufferInfo(gl, vertexArray, gl.POINTS, cloud.count);
    },
    dispose: () => {
      release();
      gl.deleteProgram(program.program);
    },
  };
}

function prepare(gl: WebGL2RenderingContext): void {
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}

function uniformsOf(gl: WebGL2RenderingContext, picture: PointsPicture, { count, newest }: Cloud) {
  const { projection, size, zoom, colors } = picture;
  const diameterPx = diameterOf(count, zoom);
  return {
    scale: [(projection.scaleX * 2) / size.width, (-projection.scaleY * 2) / size.height],
    offset: [(projection.offsetX * 2) / size.width - 1, 1 - (projection.offsetY * 2) / size.height],
    diameter: (diameterPx * gl.drawingBufferWidth) / size.width,
    opacity: Math.min(0.92, 0.55 + 0.06 * (diameterPx - 2.4)),
    newest,
    shapeShare: Math.min(1, Math.max(0, diameterPx / 2 - 2)),
    classColors: colors.classes.flatMap((color) => color.map((channel) => channel / 255)),
  };
}

/** Smaller the more points there are, larger the closer they are looked at; CSS pixels. */
export function diameterOf(count: number, zoom: number): number {
  const crowded = Math.min(6, Math.max(2.4, 2.4 * (70_000 / count) ** 0.25));
  return Math.min(13, crowded * Math.max(1, zoom) ** 0.55);
}
