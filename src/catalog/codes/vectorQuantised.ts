/** The vector-quantised code: every vector of it is one of a list. */
import { type Codebook, codebookLayer, drawEntries } from '../formulas/codebook.ts';
import { denseLayer } from '../formulas/dense.ts';
import { stopGradient } from '../formulas/stopGradient.ts';
import { straightThrough } from '../formulas/straightThrough.ts';
import { choiceParam, numberParam } from '../params.ts';
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

/** Σⱼ (aⱼ − bⱼ)², [batch]. */
const squaredDistance = (tf: Tf, a: Tensor2D, b: Tensor2D): Tensor1D =>
  tf.sum<Tensor1D>(tf.squaredDifference(a, b), 1);

interface BookParams {
  readonly size: number;
  readonly vectors: number;
  readonly entries: number;
  readonly learning: 'averages' | 'gradient';
  readonly decay: number;
}

const bookOf = ({ size, vectors, entries, learning, decay }: BookParams): Codebook => ({
  ...{ groups: vectors, dimension: size / vectors, entries, decay },
  isAveraged: learning === 'averages',
});

/** zₑ = W h + b in `vectors` pieces, z the entry e of the codebook nearest to each. The gradient that arrives at z goes on
 *  to zₑ as it is. The objective gains β ‖zₑ − sg[e]‖², and where the codebook is trained by a gradient ‖sg[zₑ] − e‖².
 *
 *  Readings: "codebook" [entries, numbers of a vector]; "use" [vectors, entries], how often lately the vector at each place
 *  was which entry, every row adding up to 1. */
export const vectorQuantised = defineCode({
  id: 'vectorQuantised',
  label: 'Vector-quantised',
  summary:
    'The code is put together from a list of vectors that all images share. Each piece of it is replaced by its nearest entry, so that an image becomes a few whole numbers.',
  formula: 'z = eₖ,  k = argminᵢ ‖zₑ − eᵢ‖;  + ‖sg[zₑ] − e‖² + β ‖zₑ − sg[e]‖²',
  source: {
    authors: 'van den Oord, Vinyals & Kavukcuoglu',
    year: 2017,
    title: 'Neural discrete representation learning',
  },
  provides: ['z'],
  traits: ['codebook'],
  hasGaussianPrior: false,
  reads: 'features',
  params: {
    size: {
      ...sizeParam,
      default: 32,
      help: 'Numbers in the code of one image, all vectors together.',
    },
    vectors: numberParam({
      label: 'Vectors',
      help: 'Pieces into which the code is cut. Each becomes one entry of the codebook: more of them say more about an image.',
      default: 8,
      min: 1,
      max: 128,
      scale: 'log',
      integer: true,
      live: false,
    }),
    entries: numberParam({
      label: 'Codebook',
      symbol: 'K',
      unit: 'entries',
      help: 'Entries that each vector can be. Twice as many are worth one bit more for each vector, if all come into use.',
      default: 64,
      min: 2,
      max: 1024,
      scale: 'log',
      integer: true,
      live: false,
    }),
    commitment: numberParam({
      label: 'Commitment',
      symbol: 'β',
      help: 'How strongly the encoder is held to the entries. With too little its vectors run away from them, with too much they hardly move.',
      default: 0.25,
      min: 0,
      max: 10,
      scale: 'linear',
      live: true,
    }),
    learning: choiceParam<BookParams['learning']>({
      label: 'Codebook learns by',
      help: 'Moving averages of the vectors that chose an entry follow the encoder quickly. The gradient of the squared distance does the same more slowly.',
      default: 'averages',
      options: [
        { value: 'averages', label: 'Averages' },
        { value: 'gradient', label: 'Gradient' },
      ],
    }),
    decay: numberParam({
      label: 'Inertia',
      symbol: 'γ',
      help: 'How much of the moving averages is kept in each step. Larger values make calmer entries that follow more slowly.',
      default: 0.99,
      min: 0.5,
      max: 0.999,
      scale: 'linear',
      live: false,
    }),
  },
  obstacle: ({ size, vectors }) =>
    size % vectors === 0
      ? undefined
      : `A code of ${size} units cannot be cut into ${vectors} vectors of the same size: choose a number of vectors that divides it.`,
  heads: ({ size }, inputs) => ({ encoded: denseLayer(inputs, size, 'linear') }),
  lendingHead: 'encoded',
  inner: (params) => ({ book: codebookLayer(bookOf(params)) }),
  sample(tf, layers, { mode }) {
    const encoded = layers.head('encoded'); // [batch, size]
    const quantised = layers.inner('book', encoded); // [batch, size]
    const z = mode === 'train' ? straightThrough(tf, encoded, () => quantised) : tf.clone(quantised);
    return { z, parts: { encoded, quantised } };
  },
  estimator: () =>
    'The nearest entry does not change with small steps of the encoder: the gradient of the decoder is handed on to the encoder as it is.',
  terms(tf, { parts }, _, { commitment, learning }) {
    const { encoded, quantised } = { encoded: parts!.encoded!, quantised: parts!.quantised! };
    const held = squaredDistance(
      tf,
      encoded,
      stopGradient(tf, () => tf.clone(quantised)),
    );
    const terms = { commitment: tf.mul<Tensor1D>(commitment, held) };
    if (learning === 'averages') return terms;
    const still = stopGradient(tf, () => tf.clone(encoded));
    return { codebook: squaredDistance(tf, still, quantised), ...terms };
  },
  readings(tf, layers) {
    const { codebook, use } = layers.weights('book');
    return { codebook: tf.clone(codebook!), use: tf.clone(use!) };
  },
  drawPrior: (tf, layers, noise, count, params) =>
    drawEntries(tf, layers.weights('book'), noise, count, bookOf(params)),
});
