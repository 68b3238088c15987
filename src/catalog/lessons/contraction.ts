/** Contraction: a price on the slope of the code. */
import { defineExperiment } from '../experiment.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const settings = {
  dataset: { id: 'strokeDigits' },
  network: { id: 'linear', params: { weights: 'tied' } },
  code: { id: 'plain', params: { size: 64, activation: 'sigmoid' } },
  optimizer: { id: 'adam', params: { learningRate: 3e-3 } },
  training: { batchSize: 128, epochs: 10 },
} as const;

const free = defineExperiment(settings);
const contracted = defineExperiment({
  ...settings,
  regularizers: [{ id: 'contractive', params: { lambda: 4, norm: 'exact' } }],
});

export const contraction = defineLesson({
  sources: [
    {
      authors: 'Rifai et al.',
      year: 2011,
      title: 'Contractive auto-encoders: explicit invariance during feature extraction',
    },
  ],
  steps: [
    {
      id: 'slope',
      title: 'How far does the code move?',
      text: [
        'Change an image a little: one pixel brighter, one darker. How far does its code move? That is the slope of the encoder. It has one number for each pixel and each unit, the Jacobian, and a size, ‖J‖: the root of the sum of their squares.',
        'A steep code reacts to everything, noise included. A flat one is calm.',
      ],
      formula: 'Jⱼᵢ = ∂zⱼ / ∂xᵢ,  ‖J‖² = Σⱼ Σᵢ Jⱼᵢ²',
      terms: [
        { word: 'Jacobian', meaning: 'all slopes of a function of many numbers at one place, as a matrix.' },
      ],
      experiment: free,
      panels: ['jacobian', 'reconstructions'],
      pointers: [
        { control: 'panel.jacobian', hint: 'The mean of ‖J‖ at real images stands above the map.' },
        {
          control: 'setting.network.weights',
          hint: 'Tied: the decoder’s weights are the encoder’s, transposed.',
        },
      ],
    },
    {
      id: 'free',
      title: 'Without a price on the slope',
      text: [
        'First only reconstruction: 64 sigmoid units with tied weights. Sigmoid units lie between 0 and 1, and their slope is greatest in the middle. PCA gets 64 components.',
      ],
      experiment: free,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'Will its squared error be below that of PCA?',
        needs: ['squaredError', 'pcaSquaredError', 'jacobian'],
        options: [
          {
            id: 'below',
            label: 'Yes',
            explanation: 'Its output is squeezed between 0 and 1 as pixels are, which PCA’s is not.',
          },
          {
            id: 'above',
            label: 'No',
            explanation:
              'With 64 numbers PCA is hard to beat: one layer and ten epochs are not much. But how small the error is does not matter here; how steep the code is, does.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          return {
            option: own < pca ? 'below' : 'above',
            found: `Measured: ${digits(own)} against ${digits(pca)} of PCA, at a slope ‖J‖ of ${digits(now('jacobian'))}`,
          };
        },
      },
    },
    {
      id: 'priced',
      title: 'Every move costs',
      text: [
        'Now the slope has a price. The cheapest code would not move at all, but then nothing could be told apart. So the code may move where images really differ, and must stand still everywhere else.',
        'The weights are tied, so that the encoder cannot become small while the decoder makes up for it.',
      ],
      formula: '+ λ ‖∂z/∂x‖²',
      experiment: contracted,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How steep will the code be at real images, compared with before?',
        needs: ['jacobian', 'squaredError'],
        comparesWith: 'free',
        options: [
          {
            id: 'half',
            label: 'Less than half as steep',
            explanation:
              'There are 784 directions in which an image can change and few in which digits do. Along the others, standing still costs nothing.',
          },
          {
            id: 'less',
            label: 'Less steep, but more than half',
            explanation: 'The price is felt. Raise λ, and the slope sinks further.',
          },
          {
            id: 'same',
            label: 'As steep: reconstruction needs it',
            explanation: 'The price is too low to matter: raise λ.',
          },
        ],
        outcome(now, before) {
          const [priced, steep] = [now('jacobian'), before('jacobian')];
          const option = priced < 0.5 * steep ? 'half' : priced < 0.95 * steep ? 'less' : 'same';
          return {
            option,
            found: `Measured: ‖J‖ is ${digits(priced)} with the price, ${digits(steep)} without it`,
          };
        },
      },
      pointers: [
        { control: 'setting.regularizer.contractive.lambda', hint: 'The price of the squared slope.' },
      ],
    },
    {
      id: 'cost',
      title: 'What it costs',
      text: ['A calm code says less. This is about the run of the step before.'],
      experiment: contracted,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How does the squared error change?',
        needs: ['squaredError'],
        comparesWith: 'free',
        options: [
          {
            id: 'little',
            label: 'It grows by less than a half',
            explanation:
              'Most of the slope was of no use to the reconstruction. That is the point of the contractive autoencoder: calm where nothing happens, awake where it does.',
          },
          {
            id: 'much',
            label: 'It grows by more',
            explanation:
              'At this price detail goes, too: the reconstructions blur. A lower λ is a better balance.',
          },
        ],
        outcome(now, before) {
          const [priced, steep] = [now('squaredError'), before('squaredError')];
          return {
            option: priced < 1.5 * steep ? 'little' : 'much',
            found: `Measured: ${digits(priced)} with the price, ${digits(steep)} without it`,
          };
        },
      },
    },
    {
      id: 'map',
      title: 'Where it is steep',
      text: [
        'The map shows ‖J‖ over two units of the code, with the codes of real images as dots. Denoising comes to much the same: whoever has to undo small noise must not follow it.',
      ],
      experiment: contracted,
      panels: ['jacobian', 'filters'],
      pointers: [
        { control: 'panel.jacobian', hint: 'The arrow keys read it place by place.' },
        {
          control: 'setting.regularizer.contractive.lambda',
          hint: 'Raise it while it trains on, and watch the map pale.',
        },
      ],
    },
  ],
});
