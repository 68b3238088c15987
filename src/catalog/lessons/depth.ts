/** Depth, and why it needs a non-linearity. */
import { defineExperiment } from '../experiment.ts';
import type { ActivationId } from '../formulas/activations.ts';
import { digits, percent } from './digits.ts';
import { defineLesson } from './lesson.ts';

const deep = (activation: ActivationId, learningRate: number) =>
  defineExperiment({
    dataset: { id: 'strokeDigits' },
    network: { id: 'dense', params: { widths: [128, 64], activation } },
    code: { id: 'plain', params: { size: 2, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate } },
    training: { batchSize: 128, epochs: 15 },
  });

const straight = deep('linear', 1e-3);
const bent = deep('relu', 1e-3);

export const depth = defineLesson({
  sources: [
    {
      authors: 'Hinton & Salakhutdinov',
      year: 2006,
      title: 'Reducing the dimensionality of data with neural networks',
    },
    {
      authors: 'Baldi & Hornik',
      year: 1989,
      title: 'Neural networks and principal component analysis',
    },
  ],
  steps: [
    {
      id: 'two',
      title: 'Two numbers for a digit',
      text: [
        'A code of two is a place on a map: every digit becomes one point, and the decoder draws an image for every point. Two numbers are very few for 784 pixels.',
        'The network now has two hidden layers on each side of the code. A deeper network has more weights, and more ways to arrange them.',
      ],
      terms: [
        { word: 'Hidden layer', meaning: 'units between input and code, or between code and output.' },
        { word: 'Depth', meaning: 'how many layers follow one another.' },
      ],
      experiment: straight,
      panels: ['reconstructions', 'latentMap'],
      pointers: [
        { control: 'stage', hint: 'Each bar is a layer, its height the number of its units.' },
        {
          control: 'setting.network.widths',
          hint: 'The hidden layers of the encoder; the decoder mirrors them.',
        },
      ],
    },
    {
      id: 'straight',
      title: 'Depth alone',
      text: [
        'First without any bend: each layer multiplies by a matrix and adds a bias, no more. Three such layers lead into the code and three out of it.',
      ],
      formula: 'x̂ = W₆ W₅ W₄ W₃ W₂ W₁ x + …',
      experiment: straight,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'With six layers instead of two, will it get below PCA with two components?',
        needs: ['squaredError', 'pcaSquaredError'],
        options: [
          {
            id: 'below',
            label: 'Yes, by more than a fiftieth',
            explanation:
              'More than a straight view can do on the images it was fitted to: look at the activation.',
          },
          {
            id: 'equal',
            label: 'No, about the same',
            explanation:
              'A product of matrices is a matrix. Six of them in a row can do no more than two, and those can do no more than PCA.',
          },
          {
            id: 'above',
            label: 'No, it stays well above',
            explanation:
              'It could come down to PCA, not below: six matrices are harder to train than two. More epochs would do.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          const option = own < 0.98 * pca ? 'below' : own <= 1.08 * pca ? 'equal' : 'above';
          return { option, found: `Measured: ${digits(own)} against ${digits(pca)} of PCA` };
        },
      },
      pointers: [
        { control: 'setting.network.activation', hint: 'What each unit does to its sum: nothing, so far.' },
      ],
    },
    {
      id: 'bent',
      title: 'The same with bends',
      text: [
        'One change: every hidden unit now passes on what is above zero and nothing else. So the network can treat different digits differently; the sheet that the decoder can draw is folded.',
      ],
      formula: 'ReLU(a) = max(0, a)',
      terms: [
        {
          word: 'Non-linearity',
          meaning: 'a bend after the matrix, such as ReLU, which makes all negative values 0.',
        },
      ],
      experiment: bent,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How much of PCA’s squared error will be left, still with two numbers?',
        needs: ['squaredError', 'pcaSquaredError'],
        options: [
          {
            id: 'all',
            label: 'Nearly all of it, over 95 %',
            explanation: 'Then it has not learnt yet: look whether the loss is still falling.',
          },
          {
            id: 'most',
            label: 'Most of it, from 75 % to 95 %',
            explanation:
              'Bends let two numbers say more than two straight directions can. More layers, units and epochs take it further.',
          },
          {
            id: 'less',
            label: 'Less than 75 % of it',
            explanation:
              'A folded sheet of two dimensions comes closer to the digits than any flat one. The same two numbers say more, because the decoder knows what digits look like.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          const share = own / pca;
          const option = share > 0.95 ? 'all' : share >= 0.75 ? 'most' : 'less';
          return {
            option,
            found: `Measured: ${digits(own)} against ${digits(pca)} of PCA, which is ${percent(share)}`,
          };
        },
      },
      pointers: [{ control: 'setting.network.activation', hint: 'ReLU now; others bend in other ways.' }],
    },
    {
      id: 'maps',
      title: 'Two maps of the same digits',
      text: [
        'Every digit is a point on both maps. Under PCA the classes lie across each other. The bent network was never told which digit is which, and yet like lies with like, because the decoder can draw like from like.',
        'Point at the map to see what the decoder draws there.',
      ],
      experiment: bent,
      panels: ['latentMap', 'pcaMap'],
      pointers: [
        {
          control: 'panel.latentMap',
          hint: 'The arrow keys move it, Enter takes the middle into the sliders.',
        },
        { control: 'panel.pcaMap', hint: 'The same digits under PCA.' },
      ],
    },
  ],
});
