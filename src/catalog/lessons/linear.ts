/** The linear autoencoder and principal component analysis. */
import { defineExperiment } from '../experiment.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const plain = defineExperiment({
  dataset: { id: 'strokeDigits' },
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: 10, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
  training: { batchSize: 128, epochs: 10 },
});

const decayed = defineExperiment({
  dataset: { id: 'strokeDigits' },
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: 10, activation: 'linear' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  regularizers: [{ id: 'weightDecay', params: { lambda: 2 } }],
  optimizer: { id: 'lbfgs', params: { lineSearches: 5, pairs: 20, between: 'continue' } },
  training: { batchSize: 10_000, epochs: 15 },
});

export const linear = defineLesson({
  sources: [
    {
      authors: 'Baldi & Hornik',
      year: 1989,
      title: 'Neural networks and principal component analysis',
    },
    {
      authors: 'Kunin et al.',
      year: 2019,
      title: 'Loss landscapes of regularized linear autoencoders',
    },
  ],
  steps: [
    {
      id: 'straight',
      title: 'The best straight view',
      text: [
        'An image of 28 × 28 pixels is a point in a space of 784 dimensions. Principal component analysis, PCA for short, looks for the few straight directions along which the images differ most, and describes each image by its position along them.',
        'There is a formula for these directions: PCA needs no training. So it stands beside every result on this page, with as many components as the code has units.',
      ],
      terms: [
        {
          word: 'Principal components',
          meaning:
            'the straight directions of greatest variance, in this order, each at right angles to the others.',
        },
      ],
      experiment: plain,
      panels: ['reconstructions', 'pcaMap'],
      pointers: [
        { control: 'panel.reconstructions', hint: 'The last row is what ten components give back.' },
        { control: 'panel.pcaMap', hint: 'Every digit at its place along the first two of them.' },
      ],
    },
    {
      id: 'beat',
      title: 'A network without bends',
      text: [
        'Now an autoencoder of ten units with nothing but two matrices: one into the code, one out of it. It has to find its numbers by training, a little better in each step.',
        'It may use any two matrices whatever. PCA may use only its components.',
      ],
      formula: 'x̂ = W′(W x + b) + b′,  min Σ ‖x − x̂‖²',
      experiment: plain,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'Will it get below the squared error of PCA with ten components?',
        needs: ['squaredError', 'pcaSquaredError'],
        options: [
          {
            id: 'below',
            label: 'Yes, below it by more than a hundredth',
            explanation:
              'That is more than a straight view of the training images can do: these test images happen to suit it.',
          },
          {
            id: 'equal',
            label: 'It comes as close as a twentieth, and not below',
            explanation:
              'Two matrices in a row are one matrix of rank ten, and no matrix of rank ten does better than PCA on the images that it was fitted to. Training finds the same bottom.',
          },
          {
            id: 'above',
            label: 'It stays farther above',
            explanation:
              'Nothing keeps it there: the loss has one valley, and PCA lies at its bottom. It only has not come down yet; give it more epochs.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          const option = own < 0.99 * pca ? 'below' : own <= 1.05 * pca ? 'equal' : 'above';
          return { option, found: `Measured: ${digits(own)} against ${digits(pca)} of PCA` };
        },
      },
      pointers: [{ control: 'setting.code.size', hint: 'Units of the code, and components of PCA.' }],
    },
    {
      id: 'axes',
      title: 'The same space, the same axes?',
      text: [
        'What the decoder can draw is a flat sheet in the space of images: ten directions and everything between them. PCA has such a sheet, too.',
        'But a sheet can be described along any axes, as a map can be turned. This is about the run of the step before.',
      ],
      terms: [
        {
          word: 'Angle between two spaces',
          meaning:
            'how far a direction of one leans out of the other at most. 0° means that they are the same.',
        },
        {
          word: 'Alignment',
          meaning: 'how well two axes agree: 1 for the same direction, 0 for a right angle.',
        },
      ],
      experiment: plain,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'What has it found?',
        needs: ['largestAngle', 'alignment'],
        options: [
          {
            id: 'axes',
            label: 'The principal components themselves, one in each of its own axes',
            explanation: 'Nothing asks for that in the loss: it has happened by chance.',
          },
          {
            id: 'space',
            label: 'Nearly the same space, but other axes in it',
            explanation:
              'The loss sees only the sheet. For any turned axes the decoder can turn back what the encoder has turned, so training stops wherever it comes by.',
          },
          {
            id: 'other',
            label: 'Another space, more than 30° away in some direction',
            explanation:
              'The last components matter least and are found last. With more epochs the largest angle closes, too.',
          },
        ],
        outcome(now) {
          const [angle, alignment] = [now('largestAngle'), now('alignment')];
          const option = angle > 30 ? 'other' : alignment > 0.98 ? 'axes' : 'space';
          return {
            option,
            found: `Measured: a largest angle of ${digits(angle)}°, a mean alignment of ${digits(alignment)}`,
          };
        },
      },
    },
    {
      id: 'decay',
      title: 'A price on the weights',
      text: [
        'Let weights cost something: weight decay adds their squares to the loss. Turning alone changes nothing about these squares. Yet a direction along which images differ much is cheaper to keep than one along which they hardly do.',
        'This one is trained by L-BFGS, which takes few and well-considered steps.',
      ],
      formula: 'min Σ ‖x − x̂‖² + ½ λ (‖W‖² + ‖W′‖²)',
      experiment: decayed,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'The decoder’s own axes, its singular vectors: where will they lie now?',
        needs: ['alignment'],
        comparesWith: 'axes',
        options: [
          {
            id: 'components',
            label: 'On the principal components',
            explanation:
              'Each axis is now worth its own variance less its price. So the axes settle on the directions of greatest variance, and their lengths tell how much there is.',
          },
          {
            id: 'closer',
            label: 'Closer to them, but not on them',
            explanation: 'They are on their way; more epochs take them to the end.',
          },
          {
            id: 'same',
            label: 'No closer than before',
            explanation: 'Then the training has not got far enough to see the price of the weights.',
          },
        ],
        outcome(now, before) {
          const [alignment, without] = [now('alignment'), before('alignment')];
          const option = alignment > 0.98 ? 'components' : alignment > without + 0.02 ? 'closer' : 'same';
          return {
            option,
            found: `Measured: a mean alignment of ${digits(alignment)} with the price, ${digits(without)} without it`,
          };
        },
      },
      pointers: [{ control: 'setting.regularizer.weightDecay.lambda', hint: 'What a weight costs.' }],
    },
    {
      id: 'truth',
      title: 'Look at both',
      text: [
        'So a linear autoencoder is PCA found by training: no worse, no better. That makes it the yardstick. Whatever an autoencoder gains beyond PCA, it gains by bending.',
        'The panel shows each component: the alignment of the decoder’s axis with it, and the angle between the spaces. The price on the weights has its own cost: it makes every picture a little paler, so the error of this run is above PCA’s.',
      ],
      experiment: decayed,
      panels: ['linearTruth'],
      pointers: [
        { control: 'panel.linearTruth', hint: 'Bars at 1 mean: this axis is this component.' },
        {
          control: 'setting.code.activation',
          hint: 'One bend in the code, and the yardstick can be passed.',
        },
      ],
    },
  ],
});
