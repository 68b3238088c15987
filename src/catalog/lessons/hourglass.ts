/** What an autoencoder is, on a table small enough to follow by hand. */
import { defineExperiment } from '../experiment.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const withCode = (size: number) =>
  defineExperiment({
    dataset: { id: 'customers' },
    network: { id: 'linear' },
    code: { id: 'plain', params: { size, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 0.02 } },
    training: { batchSize: 5, epochs: 1000 },
  });

export const hourglass = defineLesson({
  sources: [
    {
      authors: 'Hinton & Salakhutdinov',
      year: 2006,
      title: 'Reducing the dimensionality of data with neural networks',
    },
    {
      authors: 'Goodfellow, Bengio & Courville',
      year: 2016,
      title: 'Deep Learning, chapter 14',
      url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
    },
  ],
  steps: [
    {
      id: 'table',
      title: 'Five customers, six products',
      text: [
        'Here is a shop with five customers and six products, A to F. A 1 says that somebody bought something: the first customer bought A and B, the second A and E. The whole table stands under Reconstructions once you have set up the experiment.',
        'Each customer is a row of six numbers. Could fewer numbers say the same? An autoencoder tries to find out: it must send each row through a narrow place and get it back on the other side.',
      ],
      experiment: withCode(4),
      panels: ['reconstructions'],
      pointers: [
        { control: 'panel.reconstructions', hint: 'The table as it goes in, and as it comes back.' },
        { control: 'stage', hint: 'One customer on the way through: choose another below the row.' },
      ],
    },
    {
      id: 'hourglass',
      title: 'The hourglass',
      text: [
        'The stage shows the whole network. Six numbers come in at the left, four pass the narrow place in the middle, six go out at the right. It has never seen the table and its weights are still random, so what comes out is wrong.',
        'Training turns the weights, a little in each step, so that what comes out is closer to what went in. Nobody tells it what the numbers in the middle should mean.',
      ],
      formula: 'z = f(x),  x̂ = g(z)',
      terms: [
        { word: 'Encoder', meaning: 'f, the left half, which makes the few numbers from the many.' },
        { word: 'Code', meaning: 'z, the few numbers in the middle. Each of them is one unit.' },
        { word: 'Decoder', meaning: 'g, the right half, which makes the many from the few.' },
        { word: 'Reconstruction', meaning: 'x̂, what comes back.' },
      ],
      experiment: withCode(4),
      panels: ['reconstructions'],
      pointers: [{ control: 'code', hint: 'Open it: this is where one sets how many numbers pass.' }],
    },
    {
      id: 'byHand',
      title: 'The error, by hand',
      text: [
        'How wrong is a reconstruction? Take the differences, square them, add them up. If 1 1 0 0 0 0 comes back as 0.9 0.8 0 0 0 0.1, that is 0.1² + 0.2² + 0.1² = 0.06.',
        'A network that ignored its input could still answer with the mean row, .6 .6 .2 .4 .4 .2. Then the squared error of a customer is .24 + .24 + .16 + .24 + .24 + .16 = 1.28 on average. Whoever does better has learnt something about customers.',
      ],
      formula: '‖x − x̂‖² = Σᵢ (xᵢ − x̂ᵢ)²',
      terms: [
        {
          word: 'Squared error',
          meaning: 'the sum of the squared differences over one row, here as a mean over the customers.',
        },
      ],
      experiment: withCode(4),
      panels: ['reconstructions', 'loss'],
      pointers: [{ control: 'stage', hint: 'The error of one customer is at its right end, as Σ².' }],
    },
    {
      id: 'four',
      title: 'Four numbers a customer',
      text: ['The narrow place lets four numbers through, for rows of six.'],
      experiment: withCode(4),
      panels: ['reconstructions', 'loss'],
      question: {
        kind: 'choice',
        ask: 'After training, how do the five rows come back?',
        needs: ['squaredError'],
        options: [
          {
            id: 'exactly',
            label: 'Exactly, but for rounding',
            explanation:
              'Five rows differ from their mean in four directions only, because the five differences add up to zero. Four numbers are enough to say where in these directions a customer lies.',
          },
          {
            id: 'nearly',
            label: 'Nearly: an error, but far below that of the mean row',
            explanation:
              'It has not come to its end: four numbers could say all of it. Train some epochs more.',
          },
          {
            id: 'lost',
            label: 'No better than the mean row',
            explanation:
              'The training has not got anywhere: four numbers could say all of it. Reset and train again.',
          },
        ],
        outcome(now) {
          const error = now('squaredError');
          const option = error < 0.005 ? 'exactly' : error < 0.64 ? 'nearly' : 'lost';
          return {
            option,
            found: `Measured: a squared error of ${digits(error)} a customer; the mean row has 1.28`,
          };
        },
      },
      pointers: [{ control: 'panel.loss', hint: 'The error falls here while it trains.' }],
    },
    {
      id: 'three',
      title: 'One number fewer',
      text: [
        'Take one unit away. Now something has to go, and the network decides what: it gives up what costs the least to lose.',
        'The mean row has 1.28. What will three numbers leave?',
      ],
      experiment: withCode(3),
      panels: ['reconstructions', 'loss'],
      question: {
        kind: 'number',
        ask: 'The squared error a customer with a code of three:',
        needs: ['squaredError'],
        unit: '',
        min: 0,
        max: 1.28,
        tolerance: 0.05,
        value: (now) => now('squaredError'),
        explanation:
          'The four directions are not equally important: along the last one the customers hardly differ. No table of rank three can come closer than .0448, which is a theorem of linear algebra.',
      },
    },
    {
      id: 'yours',
      title: 'Squeeze it yourself',
      text: [
        'An autoencoder is an encoder and a decoder that are trained together to give the input back through a code that cannot hold all of it. What survives is what the data have in common.',
        'Take more units away, train, and see which purchases are still told apart.',
      ],
      experiment: withCode(2),
      panels: ['reconstructions', 'loss'],
      pointers: [
        { control: 'code', hint: 'Arrow down takes a unit away, arrow up adds one.' },
        { control: 'train', hint: 'Every change of the code starts with fresh weights.' },
        { control: 'generate', hint: 'Move the code by hand: which row does the decoder make of it?' },
      ],
    },
  ],
});
