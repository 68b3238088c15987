/** Denoising, and the field of arrows that it learns. */
import { defineExperiment } from '../experiment.ts';
import { digits } from './digits.ts';
import { defineLesson } from './lesson.ts';

const settings = {
  dataset: { id: 'spiral' },
  network: { id: 'dense', params: { widths: [128, 128], activation: 'relu' } },
  code: { id: 'plain', params: { size: 64, activation: 'relu' } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  optimizer: { id: 'adam', params: { learningRate: 2e-3 } },
  schedule: { id: 'cosine' },
  training: { batchSize: 256, epochs: 60 },
} as const;

const clean = defineExperiment(settings);
const noisy = defineExperiment({ ...settings, corruption: { id: 'gaussian', params: { sigma: 0.15 } } });

export const denoising = defineLesson({
  sources: [
    {
      authors: 'Vincent et al.',
      year: 2010,
      title: 'Stacked denoising autoencoders',
    },
    {
      authors: 'Alain & Bengio',
      year: 2014,
      title: 'What regularized auto-encoders learn from the data-generating distribution',
    },
  ],
  steps: [
    {
      id: 'copy',
      title: 'Copying is too easy',
      text: [
        'A code of 64 units for points of two coordinates: this network can simply copy. The panel shows an arrow from every place of the plane to where the network takes it. Where it copies, there is nothing to see.',
        'Train it so that there is something to compare with.',
      ],
      terms: [
        {
          word: 'Field',
          meaning: 'an arrow at every place: here r(x) − x, from x to its reconstruction r(x).',
        },
      ],
      experiment: clean,
      panels: ['denoisingField', 'loss'],
      question: {
        kind: 'choice',
        ask: 'The squared error of points that it has not seen: how large will it be?',
        needs: ['squaredError', 'displacement'],
        options: [
          {
            id: 'tiny',
            label: 'Below 0.001: they are copied, too',
            explanation:
              'What holds for the points on the spiral holds for their neighbours: it has learnt to copy.',
          },
          {
            id: 'large',
            label: 'Larger: it knows only the points it was shown',
            explanation: 'It does not copy exactly yet. More epochs would bring it there.',
          },
        ],
        outcome(now) {
          const error = now('squaredError');
          return {
            option: error < 1e-3 ? 'tiny' : 'large',
            found: `Measured: a squared error of ${digits(error)} a point`,
          };
        },
      },
    },
    {
      id: 'noise',
      title: 'Make copying wrong',
      text: [
        'Now shake each point before the network sees it, by Gaussian noise of σ = 0.15, and ask for the point as it was. Whoever copies gives the noise back, too. To do better one has to know where points usually are.',
      ],
      formula: 'min E ‖x − r(x̃)‖²,  x̃ = x + σ ε',
      terms: [
        { word: 'Corruption', meaning: 'what is done to the input, x̃; the target stays the clean x.' },
        { word: 'Denoising autoencoder', meaning: 'one that is trained to undo it.' },
      ],
      experiment: noisy,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'Where will the arrows point?',
        needs: ['cosine', 'displacement'],
        options: [
          {
            id: 'data',
            label: 'Towards the spiral',
            explanation:
              'From a place beside the spiral the best guess is: it came from there. So the arrows lead to where points are dense. The network has learnt the shape of the data, though nobody asked for it.',
          },
          {
            id: 'mixed',
            label: 'Here and there, without a rule',
            explanation: 'They do not follow the best ones closely yet. More epochs would help.',
          },
          {
            id: 'away',
            label: 'Away from it, along the noise',
            explanation:
              'That would add to the noise: something has gone wrong in the training. Reset and train again.',
          },
        ],
        outcome(now) {
          const cosine = now('cosine');
          const option = cosine > 0.8 ? 'data' : cosine > 0 ? 'mixed' : 'away';
          return {
            option,
            found: `Measured: a cosine of ${digits(cosine)} to the arrows of the best denoiser; 1 is the same direction, 0 a right angle`,
          };
        },
      },
      pointers: [
        { control: 'setting.corruption.sigma', hint: 'How far points are shaken. It applies at once.' },
      ],
    },
    {
      id: 'arrows',
      title: 'How long the arrows are',
      text: ['Compare the two networks all over the plane. This is about the run of the step before.'],
      experiment: noisy,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How far does the denoiser move a place, compared with the one that copies?',
        needs: ['displacement'],
        comparesWith: 'copy',
        options: [
          {
            id: 'farther',
            label: 'More than twice as far',
            explanation:
              'Both have the same 64 units, so the narrow place is not what matters. The task decides: to restore, one has to move points to where data are.',
          },
          {
            id: 'similar',
            label: 'About as far',
            explanation:
              'Far outside, where neither has seen anything, both may do as they like. Near the spiral they differ: look at the arrows.',
          },
        ],
        outcome(now, before) {
          const [restoring, copying] = [now('displacement'), before('displacement')];
          return {
            option: restoring > 2 * copying ? 'farther' : 'similar',
            found: `Measured: by ${digits(restoring)} on average, against ${digits(copying)} of the copy`,
          };
        },
      },
    },
    {
      id: 'score',
      title: 'What the arrows mean',
      text: [
        'There is a formula for the best denoiser: it moves each place along the slope of the logarithm of the density of the shaken points, and by σ² times that slope. This slope is called the score. For a shape that we drew ourselves the density is known, so the panel can show the best arrows beside the learnt ones.',
        'A model that knows the score everywhere can walk from noise to data, step by step. That is the idea behind diffusion models.',
      ],
      formula: 'r(x) − x → σ² ∇ log p_σ(x)',
      terms: [{ word: 'Score', meaning: 'the direction in which data become denser fastest, ∇ log p.' }],
      experiment: noisy,
      panels: ['denoisingField'],
      pointers: [
        {
          control: 'panel.denoisingField',
          hint: 'The arrow keys go from place to place and read both arrows.',
        },
        {
          control: 'setting.corruption.sigma',
          hint: 'More noise makes longer arrows, and washes the turns together.',
        },
        { control: 'setting.dataset', hint: 'The moons or the ring instead of the spiral.' },
      ],
    },
  ],
});
