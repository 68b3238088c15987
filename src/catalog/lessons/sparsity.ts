/** Sparsity: many units, few of which are active for any one image. */
import { defineExperiment } from '../experiment.ts';
import { digits, percent } from './digits.ts';
import { defineLesson } from './lesson.ts';

const settings = {
  dataset: { id: 'strokeDigits' },
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: 100, activation: 'relu' } },
  optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
  training: { batchSize: 128, epochs: 10 },
} as const;

const free = defineExperiment(settings);
const sparse = defineExperiment({
  ...settings,
  regularizers: [
    { id: 'activityL1', params: { lambda: 0.3 } },
    { id: 'weightDecay', params: { lambda: 0.01 } },
  ],
});

export const sparsity = defineLesson({
  sources: [
    {
      authors: 'Ng',
      year: 2011,
      title: 'Sparse autoencoder, CS294A lecture notes',
      url: 'https://web.stanford.edu/class/cs294a/sparseAutoencoder.pdf',
    },
    {
      authors: 'Goodfellow, Bengio & Courville',
      year: 2016,
      title: 'Deep Learning, section 14.2.1',
      url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
    },
  ],
  steps: [
    {
      id: 'few',
      title: 'Many words, short sentences',
      text: [
        'A language has many words, and a sentence uses few of them. A code can be like that: a hundred units, of which only some are not zero for any one image. Then each unit may stand for something particular, such as a stroke.',
        'The units here are rectified: a unit whose sum is negative is exactly 0, it is silent.',
      ],
      formula: 'z = max(0, W x + b)',
      terms: [
        { word: 'Active', meaning: 'not zero, for the image at hand.' },
        { word: 'Sparse', meaning: 'with few active units for each image, though all may be used by some.' },
      ],
      experiment: free,
      panels: ['activity', 'filters'],
      pointers: [
        { control: 'stage', hint: 'The code is the bar in the middle; dark units are silent.' },
        { control: 'panel.filters', hint: 'What each unit looks for.' },
      ],
    },
    {
      id: 'free',
      title: 'Without a price',
      text: ['First without any price on being active.'],
      experiment: free,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'number',
        ask: 'Of the 100 units, how many are active for an image on average?',
        needs: ['activeShare', 'squaredError'],
        unit: 'units',
        min: 0,
        max: 100,
        tolerance: 10,
        value: (now) => 100 * now('activeShare'),
        explanation:
          'Nobody asks the units to be silent. Whichever helps a little with an image is switched on for it.',
      },
    },
    {
      id: 'priced',
      title: 'Every activity costs',
      text: [
        'Now every unit costs as much as it is active. So it is switched on only where it saves more of the error than it costs. A little weight decay keeps the code from becoming small instead of sparse.',
      ],
      formula: '+ λ Σⱼ |zⱼ|',
      experiment: sparse,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How many units stay active for an image, compared with before?',
        needs: ['activeShare', 'squaredError'],
        comparesWith: 'free',
        options: [
          {
            id: 'few',
            label: 'Less than half as many',
            explanation:
              'The absolute value pulls with the same force however small the activity is, so it pulls to exactly 0. A price on the square would only make the activities smaller.',
          },
          {
            id: 'fewer',
            label: 'Fewer, but more than half as many',
            explanation:
              'The price is felt, but what the units save is worth more. Raise λ, and more fall silent.',
          },
          {
            id: 'same',
            label: 'As many, only less active',
            explanation: 'The price is too low to silence any: raise λ.',
          },
        ],
        outcome(now, before) {
          const [priced, free_] = [now('activeShare'), before('activeShare')];
          const option = priced < 0.5 * free_ ? 'few' : priced < 0.95 * free_ ? 'fewer' : 'same';
          return {
            option,
            found: `Measured: ${percent(priced)} of the units are active, ${percent(free_)} without the price`,
          };
        },
      },
      pointers: [
        {
          control: 'setting.regularizer.activityL1.lambda',
          hint: 'The price λ. It applies at once, also while training.',
        },
      ],
    },
    {
      id: 'cost',
      title: 'What it costs',
      text: ['Fewer active units say less. This is about the run of the step before.'],
      experiment: sparse,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How much larger is the squared error of the sparse code?',
        needs: ['squaredError'],
        comparesWith: 'free',
        options: [
          {
            id: 'little',
            label: 'By no more than a quarter',
            explanation: 'Most of the activity was of little use: it could go almost for nothing.',
          },
          {
            id: 'some',
            label: 'Up to twice as large',
            explanation: 'Silence has its price: detail that only a further unit could have drawn.',
          },
          {
            id: 'much',
            label: 'More than twice as large',
            explanation:
              'So few active units cannot draw everything. λ is the balance between the two: lower it, and the error sinks again.',
          },
        ],
        outcome(now, before) {
          const [priced, free_] = [now('squaredError'), before('squaredError')];
          const option = priced <= 1.25 * free_ ? 'little' : priced <= 2 * free_ ? 'some' : 'much';
          return { option, found: `Measured: ${digits(priced)} with the price, ${digits(free_)} without it` };
        },
      },
    },
    {
      id: 'look',
      title: 'What the units stand for',
      text: [
        'Look at the filters of the sparse code. A unit that is used for few images comes to stand for what these have in common: a piece of a stroke at one place.',
        'The histogram shows how active each unit is over many images. Move λ while it trains on, and watch both.',
      ],
      experiment: sparse,
      panels: ['activity', 'filters'],
      pointers: [
        {
          control: 'setting.regularizer.activityL1.lambda',
          hint: 'Ten times as much, and see what is left.',
        },
        { control: 'train', hint: 'After the last epoch it offers five more.' },
      ],
    },
  ],
});
