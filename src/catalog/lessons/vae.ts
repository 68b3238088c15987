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
const sixteen = (beta: number) =>
  defineExperiment({ ...settings, code: { id: 'gaussian', params: { size: 16, beta } } });

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
      id: 'sixteen',
      title: 'More than a map',
      text: [
        'Two units make a map that one can look at, but they are few. Here are 16, as a comparison for the next step. How much a code says about an image, its KL, is counted in nats.',
      ],
      terms: [{ word: 'Nat', meaning: 'a measure of information: 1.44 bits.' }],
      experiment: sixteen(1),
      panels: ['loss', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'Will its squared error be below that of PCA with 16 components, clouds or no clouds?',
        needs: ['squaredError', 'pcaSquaredError', 'kl'],
        options: [
          {
            id: 'below',
            label: 'Yes',
            explanation: 'What the clouds blur is less than what the bends of the decoder gain.',
          },
          {
            id: 'above',
            label: 'No',
            explanation: 'What the clouds blur is more than the bends of the decoder gain, at least so far.',
          },
        ],
        outcome(now) {
          const [own, pca] = [now('squaredError'), now('pcaSquaredError')];
          return {
            option: own < pca ? 'below' : 'above',
            found: `Measured: ${digits(own)} against ${digits(pca)} of PCA, with ${digits(now('kl'))} nats in the code`,
          };
        },
      },
    },
    {
      id: 'dearer',
      title: 'Dearer nats',
      text: [
        'What if every nat costs four times as much? This is the β-VAE, with β = 4. A unit has to be worth its price; one that says nothing about the image costs nothing, and the decoder learns to ignore it.',
        'The bars show what each unit carries. Move the slider of a tall one, then of a low one.',
      ],
      formula: 'E[−log p(x|z)] + β KL(q(z|x) ‖ N(0, I))',
      experiment: sixteen(4),
      panels: ['klPerUnit', 'reconstructions'],
      question: {
        kind: 'choice',
        ask: 'How many nats will be left in the code?',
        needs: ['kl', 'squaredError'],
        comparesWith: 'sixteen',
        options: [
          {
            id: 'few',
            label: 'Less than half as many',
            explanation:
              'Only what draws the most for its price stays: coarse shape before detail. So the reconstructions become smoother, and each unit that is left tends to mean one thing.',
          },
          {
            id: 'fewer',
            label: 'Fewer, but more than half',
            explanation: 'Most of what the code says is worth even four times the price.',
          },
          {
            id: 'same',
            label: 'As many',
            explanation: 'The price has not been felt yet: more epochs, or a larger β.',
          },
        ],
        outcome(now, before) {
          const [dear, cheap] = [now('kl'), before('kl')];
          const option = dear < 0.5 * cheap ? 'few' : dear < 0.95 * cheap ? 'fewer' : 'same';
          return { option, found: `Measured: ${digits(dear)} nats at β = 4, ${digits(cheap)} at β = 1` };
        },
      },
      pointers: [
        { control: 'panel.klPerUnit', hint: 'All bars together are the nats of the code.' },
        { control: 'generate', hint: 'The sliders come ordered by how much they move the images.' },
        { control: 'setting.code.beta', hint: 'Lower it to 1 while it trains on.' },
      ],
    },
  ],
});
