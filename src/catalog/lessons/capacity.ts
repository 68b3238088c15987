/** Capacity, and the identity that a code with too much room learns. */
import { defineExperiment } from '../experiment.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const withCode = (size: number) =>
  defineExperiment({
    dataset: { id: 'spiral' },
    network: { id: 'dense', params: { widths: [128, 128], activation: 'leakyRelu' } },
    code: { id: 'plain', params: { size, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
    schedule: { id: 'cosine' },
    training: { batchSize: 128, epochs: 60 },
  });

const narrow = withCode(1);
const wide = withCode(32);

export const capacity = defineLesson({
  sources: [
    {
      authors: 'Goodfellow, Bengio & Courville',
      year: 2016,
      title: 'Deep Learning, section 14.2',
      url: 'https://www.deeplearningbook.org/contents/autoencoders.html',
    },
  ],
  steps: [
    {
      id: 'spiral',
      title: 'A line in the plane',
      text: [
        'To see what an autoencoder knows, take data that can be drawn: points of the plane along a spiral. Each has two coordinates, but really they lie along a line: how far along it is nearly all there is to say.',
        'A code of one unit has room for just that.',
      ],
      terms: [
        {
          word: 'Capacity',
          meaning: 'how much a model can tell apart: of its code, and of the network around it.',
        },
      ],
      experiment: narrow,
      panels: ['reconstructions', 'denoisingField'],
      pointers: [
        {
          control: 'panel.denoisingField',
          hint: 'From every place of the plane an arrow leads to where it comes back.',
        },
        { control: 'code', hint: 'One unit: the neck could not be narrower.' },
      ],
    },
    {
      id: 'narrow',
      title: 'One number a point',
      text: [
        'PCA with one component lays a straight line through the spiral. The network may bend its line, but it must find out how: nobody tells it that there is a spiral.',
      ],
      experiment: narrow,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How large will its squared error be, beside PCA’s with one component?',
        needs: ['squaredError', 'pcaSquaredError', 'displacement'],
        options: [
          {
            id: 'small',
            label: 'Less than half of it',
            explanation:
              'A bent line comes closer to the points than any straight one. It need not follow every turn: where it jumps from one turn to the next, it cuts the corner.',
          },
          {
            id: 'some',
            label: 'Less, but more than half of it',
            explanation:
              'It has bent its line a little. More epochs or wider layers let it follow the turns.',
          },
          {
            id: 'all',
            label: 'No less',
            explanation: 'It has not found the bends yet: a straight line is where it starts from.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          const option = own < 0.5 * pca ? 'small' : own < 0.98 * pca ? 'some' : 'all';
          return { option, found: `Measured: ${digits(own)} against ${digits(pca)} of PCA` };
        },
      },
    },
    {
      id: 'wide',
      title: 'More room than there is to say',
      text: [
        'Now the code gets 32 units, for points of two coordinates. An autoencoder whose code is at least as large as its input is called overcomplete.',
      ],
      terms: [{ word: 'Overcomplete', meaning: 'having a code with at least as many numbers as the input.' }],
      experiment: wide,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'What happens to the squared error?',
        needs: ['squaredError', 'displacement'],
        comparesWith: 'narrow',
        options: [
          {
            id: 'vanishes',
            label: 'It all but vanishes: below a twentieth of the narrow one’s',
            explanation:
              'With so much room both coordinates can simply be copied. The loss is as good as it can be. Whether anything was learnt about the spiral, it cannot tell.',
          },
          {
            id: 'less',
            label: 'It becomes smaller',
            explanation: 'Copying is possible; it has not got there quite.',
          },
          {
            id: 'more',
            label: 'It grows: there are too many weights to train',
            explanation: 'That can happen while it trains. In the end copying is easy: train on.',
          },
        ],
        outcome(now, before) {
          const [wideError, narrowError] = [now('squaredError'), before('squaredError')];
          const share = wideError / narrowError;
          const option = share < 0.05 ? 'vanishes' : share < 1 ? 'less' : 'more';
          return {
            option,
            found: `Measured: ${digits(wideError)} with 32 units, ${digits(narrowError)} with one`,
          };
        },
      },
      pointers: [{ control: 'setting.code.size', hint: 'Sixteen times as many units as coordinates.' }],
    },
    {
      id: 'nowhere',
      title: 'A point in the middle of nowhere',
      text: [
        'Take a place of the plane where no data ever were, and send it through the wide network of the step before. One that knows the spiral would lead it there. One that only copies would leave it where it is.',
      ],
      experiment: wide,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'On average over the plane, how far does a point move?',
        needs: ['displacement'],
        comparesWith: 'narrow',
        options: [
          {
            id: 'stays',
            label: 'Hardly: less than a quarter as far as with the narrow code',
            explanation:
              'It has learnt the identity, x̂ = x: what never occurs comes back as well as what does. A low error alone says nothing about understanding. Either the code must be too narrow, or something else must make copying wrong.',
          },
          {
            id: 'moves',
            label: 'About as far: it is led to the spiral',
            explanation: 'Then it does not copy everywhere. Far from the data a network may do anything.',
          },
        ],
        outcome(now, before) {
          const [wideLength, narrowLength] = [now('displacement'), before('displacement')];
          const option = wideLength < 0.25 * narrowLength ? 'stays' : 'moves';
          return {
            option,
            found: `Measured: it moves by ${digits(wideLength)} with 32 units, by ${digits(narrowLength)} with one`,
          };
        },
      },
    },
    {
      id: 'ways',
      title: 'What keeps it from copying',
      text: [
        'Every kind of autoencoder is an answer to this. A narrow code. Or a wide one of which little may be used: sparsity. Or a task in which copying is wrong: denoising. Or a price on the code’s slope: contraction. Or noise in the code itself: the variational autoencoder.',
        'The arrows show what it comes to. Change the size of the code, train, and watch them.',
      ],
      experiment: wide,
      panels: ['denoisingField'],
      pointers: [
        { control: 'setting.code.size', hint: 'Try 1, 2 and 32.' },
        {
          control: 'setting.corruption',
          hint: 'The other way out: Gaussian noise. The lesson on denoising goes on there.',
        },
      ],
    },
  ],
});
