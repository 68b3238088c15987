/** What is on the paper: strokes, perhaps over a copied image, and how they change. Not their pixels: rasterise.ts. Pure. */

/** In pixels of the image, from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Tool = 'pen' | 'eraser';

export interface Stroke {
  readonly tool: Tool;
  /** At least one. */
  readonly points: readonly Point[];
}

export interface Sketch {
  /** [height · width], 0 … 1; undefined on empty paper. */
  readonly base: Float32Array | undefined;
  readonly strokes: readonly Stroke[];
}

export const emptySketch: Sketch = { base: undefined, strokes: [] };

export const isEmpty = ({ base, strokes }: Sketch): boolean => base === undefined && strokes.length === 0;

/** What is on the papers of each size, such as "28 × 28". */
export type Sketches = Readonly<Record<string, Sketch>>;

export interface PaperChange {
  /** The size of the paper that changes. */
  readonly on: string;
  readonly change: SketchChange;
}

/** The drawings on papers of other sizes stay. */
export const changeSketches = (sketches: Sketches, { on, change }: PaperChange): Sketches => ({
  ...sketches,
  [on]: changeSketch(sketches[on] ?? emptySketch, change),
});

export type SketchChange =
  | { readonly kind: 'begin'; readonly tool: Tool; readonly point: Point }
  /** The latest stroke goes on. */
  | { readonly kind: 'extend'; readonly points: readonly Point[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'clear' }
  /** An image takes the place of everything. */
  | { readonly kind: 'copy'; readonly image: Float32Array };

export function changeSketch(sketch: Sketch, change: SketchChange): Sketch {
  const { strokes } = sketch;
  switch (change.kind) {
    case 'begin':
      return { ...sketch, strokes: [...strokes, { tool: change.tool, points: [change.point] }] };
    case 'extend': {
      const last = strokes.at(-1);
      if (!last) return sketch;
      const longer = { ...last, points: [...last.points, ...change.points] };
      return { ...sketch, strokes: strokes.with(-1, longer) };
    }
    case 'undo':
      // Behind the first stroke lies the copied image.
      return strokes.length > 0 ? { ...sketch, strokes: strokes.slice(0, -1) } : emptySketch;
    case 'clear':
      return emptySketch;
    case 'copy':
      return { base: change.image, strokes: [] };
  }
}
