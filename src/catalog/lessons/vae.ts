/** The variational autoencoder, and the holes of a plain one's map. */
import { defineExperiment } from '../experiment.ts';
import { digits, percent } from './digits.ts';
import { defineLesson } from './lesson.ts';

const settings = {
  dataset: { id: 'strokeDigits' },
  network: { id: 'dense', params: { widths: [256, 64], activation: 'relu' } },
  training: { batchSize: 128, epochs: 10 },
} as const;

const plain = defineExperiment({
  ...settings,
  code: { id: 'plain', params: { size: 2, activation: 'linear' } },
});
const clouds = defineExperiment({ ...settings, code: { id: 'gaussian', params: { size: 2, beta: 1 } } });
const sixteen = defineExperiment({ ...settings, code: { id: 'gaussian', params: { size: 16, beta: 1 } } });

export const vae = defineLesson({
  sources: [
    { authors: 'Kingma & Welling', year: 2014, title: 'Auto-encoding variational Bayes' },
    {
      authors: 'Higgins et al.',
      year: 2017,
      title: 'β-VAE: learning basic visual concepts with a constrained variational framework',
    },
  ],
  steps: [
    {
      id: 'draw',
      title: 'Drawing something new',
      text: [
        'The decoder makes an image of any code. So let us make up codes and draw digits that nobody ever wrote. With a plain autoencoder that often goes wrong, and the map of its codes shows why.',
      ],
      terms: [
        { word: 'Latent space', meaning: 'the space of all codes, of which the map shows two dimensions.' },
      ],
      experiment: plain,
      panels: ['latentMap'],
      pointers: [
        { control: 'generate', hint: '“random” makes up a code and draws it.' },
        { control: 'panel.latentMap', hint: 'Point at an empty place, once it is trained.' },
      ],
    },
    {
      id: 'holes',
      title: 'Holes in a plain map',
      text: [
        'Draw a thousand random codes, spread as widely as the real ones. Say that a code falls into a hole if it is farther from every real code than nearly all of these, 99 of 100, are from their nearest neighbour.',
      ],
      experiment: plain,
      panels: ['latentMap', 'loss'],
      question: {
        kind: 'number',
        ask: 'How many in a hundred random codes fall into a hole?',
        needs: ['holes', 'squaredError'],
        unit: '%',
        min: 0,
        max: 100,
        tolerance: 10,
        value: (now) => 100 * now('holes'),
        explanation:
          'The loss never asks what lies between the codes, nor where they lie. So they spread as it suits the decoder, with gaps and arms, and in the gaps it has never been told what to draw.',
      },
    },
    {
      id: 'clouds',
      title: 'Clouds instead of points',
      text: [
        'A variational autoencoder, VAE for short, makes each image a small cloud: a mean and a width for each unit. The decoder gets a random point of the cloud, so it has to draw the right image from the whole neighbourhood.',
        'To keep the clouds from flying apart, each pays for its distance from one round cloud around zero. All together fill it, and random codes are drawn from it.',
      ],
      formula: 'E[−log p(x|z)] + KL(q(z|x) ‖ N(0, I))',
      terms: [
        { word: 'Prior', meaning: 'the round cloud N(0, I) that random codes are drawn from.' },
        {
          word: 'KL',
          meaning: 'how far a cloud is from the prior, in nats: what the code says about this image.',
        },
      ],
      experiment: clouds,
      panels: ['latentMap', 'loss'],
      question: {
        kind: 'choice',
        ask: 'How many random codes fall into a hole now?',
        needs: ['holes', 'squaredError'],
        comparesWith: 'holes',
        options: [
          {
            id: 'few',
            label: 'Less than half as many',
            explanation:
              'Clouds overlap, so there is no room for gaps, and the price draws them all to where the random codes come from. What is drawn there looks like a digit, or like something between two.',
          },
          {
            id: 'fewer',
            label: 'Fewer, but more than half as many',
            explanation:
              'The clouds close in on each other. More epochs, or a larger β, close more of the gaps.',
          },
          {
            id: 'same',
            label: 'No fewer',
            explanation:
              'The clouds have not closed in on each other yet: more epochs, or a larger β, would do it.',
          },
        ],
        outcome(now, before) {
          const [own, plainShare] = [now('holes'), before('holes')];
          const option = own < 0.5 * plainShare ? 'few' : own < 0.95 * plainShare ? 'fewer' : 'same';
          return {
            option,
            found: `Measured: ${percent(own)}, against ${percent(plainShare)} of the plain one`,
          };
        },
      },
      pointers: [
        { control: 'setting.code.beta', hint: 'The price of the distance, which applies at once.' },
        { control: 'generate', hint: '“random” draws from the prior now.' },
      ],
    },
    {
      id: 'cost',
      title: 'What it costs',
      text: [
        'A cloud is less precise than a point. This is about the run of the step before; its test images were reconstructed from the middle of their clouds.',
      ],
      experiment: clouds,
      panels: ['reconstructions'],
      question: {
        kind: 'choice',
        ask: 'The squared error, compared with the plain autoencoder’s:',
        needs: ['squaredError'],
        comparesWith: 'holes',
        options: [
          {
            id: 'larger',
            label: 'Larger by more than a fiftieth',
            explanation:
              'What is paid for order on the map is missing from the images: neighbouring clouds overlap, so their images are mixed and blurred.',
          },
          {
            id: 'same',
            label: 'About the same',
            explanation:
              'With a map of two dimensions there is hardly anything to lose: the order comes almost for nothing.',
          },
          {
            id: 'smaller',
            label: 'Smaller by more than a fiftieth',
            explanation:
              'Noise in the code can help, too: test images are new to the network, and a smooth map suits them better than one with gaps.',
          },
        ],
        outcome(now, before) {
          const [own, plainError] = [now('squaredError'), before('squaredError')];
          const share = own / plainError;
          const option = share > 1.02 ? 'larger' : share >= 0.98 ? 'same' : 'smaller';
          return {
            option,
            found: `Measured: ${digits(own)}, against ${digits(plainError)} of the plain one`,
          };
        },
      },
    },
    {
      id: 'units',
      title: 'Units that are left alone',
      text: [
        'Give the VAE 16 units. A unit that says nothing about the image costs nothing: its cloud is the prior itself, and the decoder ignores it. A unit in use has to be worth its nats.',
      ],
      terms: [
        { word: 'Nat', meaning: 'a unit of information, 1.44 bits.' },
        { word: 'Unit in use', meaning: 'one whose mean moves with the image, by a variance above 0.01.' },
      ],
      experiment: sixteen,
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'number',
        ask: 'How many of the 16 units will be in use?',
        needs: ['activeUnits', 'kl'],
        unit: 'units',
        min: 0,
        max: 16,
        tolerance: 1,
        value: (now) => now('activeUnits'),
        explanation:
          'The data decide how many are worth their price. These digits are drawn from few factors, such as slant, width and thickness, beside which digit it is. A larger β makes units dearer, and fewer stay.',
      },
    },
    {
      id: 'kl',
      title: 'What each unit carries',
      text: [
        'The bars show the nats of each unit; grey ones are left alone. Move a slider of a unit with a tall bar, then one with none.',
      ],
      experiment: sixteen,
      panels: ['klPerUnit', 'latentMap'],
      pointers: [
        { control: 'panel.klPerUnit', hint: 'All bars together are the KL term of the loss.' },
        { control: 'generate', hint: 'The sliders come ordered by how much they move the images.' },
        { control: 'setting.code.beta', hint: 'Raise it to 4 while it trains on.' },
      ],
    },
  ],
});
