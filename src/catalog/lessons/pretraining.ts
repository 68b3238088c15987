/** Pretraining with restricted Boltzmann machines. */
import { defineExperiment } from '../experiment.ts';
import type { ActivationId } from '../formulas/activations.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const network = (activation: ActivationId) =>
  ({
    dataset: { id: 'strokeDigits' },
    network: { id: 'dense', params: { widths: [256, 128, 64], activation } },
    code: { id: 'plain', params: { size: 8, activation: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 1e-3 } },
    training: { batchSize: 128, epochs: 5 },
  }) as const;

const fresh = defineExperiment(network('sigmoid'));
const stacked = defineExperiment({
  ...network('sigmoid'),
  pretraining: { id: 'rbm', params: { epochs: 2 } },
});
const rectified = defineExperiment(network('relu'));

export const pretraining = defineLesson({
  sources: [
    {
      authors: 'Hinton & Salakhutdinov',
      year: 2006,
      title: 'Reducing the dimensionality of data with neural networks',
    },
    {
      authors: 'Hinton',
      year: 2012,
      title: 'A practical guide to training restricted Boltzmann machines',
    },
  ],
  steps: [
    {
      id: 'deep',
      title: 'A deep network in 2006',
      text: [
        'Three hidden layers of sigmoid units on each side, and a code of eight. That was hard to train: a sigmoid passes on at most a quarter of the slope, so after many layers hardly any of it reaches the first one, and nothing moves for a long time.',
        'Train it for five epochs from random weights, and see how far it gets.',
      ],
      formula: 'sigmoid′(a) ≤ ¼,  so after n layers at most ¼ⁿ of the slope',
      experiment: fresh,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'After five epochs, where is its squared error?',
        needs: ['squaredError', 'pcaSquaredError'],
        options: [
          {
            id: 'below',
            label: 'Below that of PCA with eight components',
            explanation:
              'Adam takes steps of its own length in every weight, which helps where the slope is small.',
          },
          {
            id: 'above',
            label: 'Above it',
            explanation:
              'PCA needs no training at all and is ahead. In five epochs the slope has hardly come through the layers: look at the reconstructions.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          return {
            option: own < pca ? 'below' : 'above',
            found: `Measured: ${digits(own)} against ${digits(pca)} of PCA`,
          };
        },
      },
    },
    {
      id: 'machines',
      title: 'One layer at a time',
      text: [
        'The way out was to begin with one pair of layers. A restricted Boltzmann machine is a model of two layers that answer each other: what the upper one makes of an image, the lower one should believe. Its weights are changed until what it dreams up looks like the data.',
        'Then its hidden units are the data of the next machine, and so on. In the end all are unrolled into one deep autoencoder, and trained together as usual.',
      ],
      formula: 'ΔW ∝ ⟨v hᵀ⟩ of the data − ⟨v hᵀ⟩ of what it believes',
      terms: [
        {
          word: 'Restricted Boltzmann machine',
          meaning: 'RBM, two layers with one matrix between them and no connections within a layer.',
        },
        { word: 'Pretraining', meaning: 'bringing weights to a good place before the real training begins.' },
      ],
      experiment: stacked,
      panels: ['pretraining', 'fantasies'],
      pointers: [
        { control: 'setting.pretraining', hint: 'What comes before the main training.' },
        { control: 'panel.pretraining', hint: 'One line for each machine, with its curve.' },
      ],
    },
    {
      id: 'stacked',
      title: 'The same network, pretrained',
      text: ['Two epochs for each of the four machines, then the same five epochs for all layers together.'],
      experiment: stacked,
      panels: ['pretraining', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'Its squared error, compared with that from random weights:',
        needs: ['squaredError', 'pcaSquaredError'],
        comparesWith: 'deep',
        options: [
          {
            id: 'much',
            label: 'Less than three quarters of it',
            explanation:
              'The machines have brought every layer to where its units mean something. The main training only has to fit them to each other.',
          },
          {
            id: 'some',
            label: 'Smaller, but more than three quarters',
            explanation:
              'It starts ahead and stays ahead. The longer both are trained, the smaller the lead.',
          },
          {
            id: 'none',
            label: 'No smaller',
            explanation:
              'The lead was lost, or two epochs a machine were too few to gain one: give them more.',
          },
        ],
        outcome(now, before) {
          const [own, random] = [now('squaredError'), before('squaredError')];
          const option = own < 0.75 * random ? 'much' : own < random ? 'some' : 'none';
          return {
            option,
            found: `Measured: ${digits(own)} after pretraining, ${digits(random)} from random weights; PCA has ${digits(now('pcaSquaredError'))}`,
          };
        },
      },
      pointers: [{ control: 'setting.pretraining.epochs', hint: 'Epochs for each machine.' }],
    },
    {
      id: 'today',
      title: 'And today?',
      text: [
        'Later came rectified units, whose slope is 1 wherever they are active. Here is the same network with ReLU in place of the sigmoid, from random weights and without any pretraining.',
      ],
      experiment: rectified,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'After the same five epochs, how does it compare with the pretrained sigmoid network?',
        needs: ['squaredError'],
        comparesWith: 'stacked',
        options: [
          {
            id: 'better',
            label: 'Its squared error is smaller, by more than a twentieth',
            explanation:
              'A unit that passes the slope on undiminished does away with the trouble that pretraining was made for. So it is rare today for such networks; where labels are few and data many, its idea lives on.',
          },
          {
            id: 'similar',
            label: 'About as large, within a twentieth',
            explanation:
              'Rectified units pass the slope on undiminished, and get from random weights to where sigmoids get only with all the epochs of pretraining. That is why it is rare today for such networks; where labels are few and data many, its idea lives on.',
          },
          {
            id: 'worse',
            label: 'It is larger',
            explanation: 'Pretraining still pays here, at least for so few epochs.',
          },
        ],
        outcome(now, before) {
          const [own, pretrained] = [now('squaredError'), before('squaredError')];
          const option = own < 0.95 * pretrained ? 'better' : own <= 1.05 * pretrained ? 'similar' : 'worse';
          return {
            option,
            found: `Measured: ${digits(own)} with ReLU, ${digits(pretrained)} with pretrained sigmoids`,
          };
        },
      },
      pointers: [{ control: 'setting.network.activation', hint: 'ReLU, from the first layer to the last.' }],
    },
  ],
});
