/** How often a random code falls where no image's code is: the holes of the latent space. Not a map of them. */
import { shareOffData } from '../evaluation/holes.ts';
import { normal } from '../random.ts';
import { tf } from '../tf.ts';
import { defineProbe, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

interface HolesFrame {
  readonly step: number;
  /** Held-out images whose codes are the data. */
  readonly images: number;
  /** Share of random codes off the data, 0 … 1. */
  readonly share: number;
}

const IMAGES = 2000;
const DRAWS = 1000;

export const holes = defineProbe({
  id: 'holes',
  isHeavy: true,
  async compute(context, _: true): Promise<HolesFrame> {
    const { autoencoder } = context;
    const { latentDim } = autoencoder;
    const codes = await takeValues(tf.tidy(() => autoencoder.encode(sampleImages(context, IMAGES))));
    const prior = autoencoder.drawPrior(DRAWS, 0);
    const drawn = prior ? await takeValues(prior) : drawAround(codes, latentDim);
    return {
      step: context.step,
      images: codes.length / latentDim,
      share: shareOffData(codes, drawn, latentDim),
    };
  },
});

/** Normal draws with each unit's mean and deviation over the codes, [DRAWS, units]: what "random" draws on the page. */
function drawAround(codes: Float32Array, units: number): Float32Array {
  const drawn = normal(DRAWS * units, { seed: 1, stream: 'holes', counter: 0 });
  const images = codes.length / units;
  for (let unit = 0; unit < units; unit++) {
    let [mean, square] = [0, 0];
    for (let i = unit; i < codes.length; i += units) mean += codes[i]! / images;
    for (let i = unit; i < codes.length; i += units) square += (codes[i]! - mean) ** 2 / images;
    for (let i = unit; i < drawn.length; i += units) drawn[i] = mean + Math.sqrt(square) * drawn[i]!;
  }
  return drawn;
}
