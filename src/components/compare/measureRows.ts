/** The rows of the table of measures: what each is called, which way is better, and its value in words. Not the table. */
import type { Measures } from '#protocol/messages.ts';
import { formatFixed, formatMeasure } from '../drawing/format.ts';

export interface Row {
  readonly id: string;
  readonly label: string;
  /** In plain words. */
  readonly help: string;
  readonly better: 'more' | 'less';
  /** As text; undefined where it was not measured or means nothing. */
  readonly autoencoder: string | undefined;
  readonly pca: string | undefined;
  /** The same as numbers, shares between 0 and 1. */
  readonly values: { readonly autoencoder: number | undefined; readonly pca: number | undefined };
  /** Whose value is the better one. */
  readonly winner: 'autoencoder' | 'pca' | undefined;
}

type Codec = Measures['autoencoder'];
type MeasureId = keyof Codec;

interface Measure {
  readonly id: MeasureId;
  readonly label: string;
  readonly help: string;
  readonly better: Row['better'];
  write(value: number): string;
}

const percent = (share: number) => `${formatFixed(100 * share, 1)} %`;
const threeDigits = (value: number) => formatFixed(value, 3);

const table: readonly Measure[] = [
  {
    id: 'squaredError',
    label: 'Squared error',
    help: 'Σ (x − x̂)² of an item, the mean of test items.',
    better: 'less',
    write: formatMeasure,
  },
  {
    id: 'psnr',
    label: 'PSNR',
    help: 'Peak signal-to-noise ratio, −10 log₁₀ of the mean squared error of a pixel: 10 dB more is a tenth of the error.',
    better: 'more',
    write: (value) => `${formatFixed(value, 2)} dB`,
  },
  {
    id: 'ssim',
    label: 'SSIM',
    help: 'Structural similarity: compares brightness, contrast and pattern in windows of 11 × 11 pixels. 1 is a perfect copy.',
    better: 'more',
    write: threeDigits,
  },
  {
    id: 'crossEntropyAboveFloor',
    label: 'Cross-entropy above floor',
    help: 'Bernoulli cross-entropy of an image, less the entropy of its own grey pixels, which no reconstruction can undercut.',
    better: 'less',
    write: (value) => `${formatMeasure(value)} nats`,
  },
  {
    id: 'nearest1',
    label: 'Class of the nearest code',
    help: 'How often a test item has the class of the training code that lies nearest.',
    better: 'more',
    write: percent,
  },
  {
    id: 'nearest5',
    label: 'Class of the 5 nearest',
    help: 'How often it has the class that most of the 5 nearest training codes have.',
    better: 'more',
    write: percent,
  },
  {
    id: 'linearProbe',
    label: 'Linear probe',
    help: 'How often logistic regression on the codes tells the class.',
    better: 'more',
    write: percent,
  },
  {
    id: 'trustworthiness',
    label: 'Trustworthiness',
    help: 'Whether neighbours in the code are neighbours in the data. 1: all of the nearest are.',
    better: 'more',
    write: threeDigits,
  },
  {
    id: 'continuity',
    label: 'Continuity',
    help: 'Whether neighbours in the data stay neighbours in the code. 1: all of the nearest do.',
    better: 'more',
    write: threeDigits,
  },
  {
    id: 'silhouette',
    label: 'Silhouette',
    help: 'How far classes stand apart in the code: 1 far, 0 they touch, below 0 they lie in one another.',
    better: 'more',
    write: threeDigits,
  },
];

/** Those that mean something for the data. */
export function rowsOf({ autoencoder, pca, variational }: Measures): readonly Row[] {
  const compared = table.filter(({ id }) => autoencoder[id] !== undefined);
  const rows = compared.map(({ id, label, help, better, write }): Row => {
    const [own, other] = [autoencoder[id], pca?.[id]];
    const text = (value: number | undefined) => (value === undefined ? undefined : write(value));
    const winner = winnerOf(own, other, better);
    const values = { autoencoder: own, pca: other };
    return { id, label, help, better, winner, values, autoencoder: text(own), pca: text(other) };
  });
  return variational ? [...rows, ...rowsOfLikelihood(variational)] : rows;
}

function winnerOf(own: number | undefined, other: number | undefined, better: Row['better']): Row['winner'] {
  if (own === undefined || other === undefined || own === other) return undefined;
  return own > other === (better === 'more') ? 'autoencoder' : 'pca';
}

function rowsOfLikelihood({
  elbo,
  iwae,
  draws,
  activeUnits,
}: NonNullable<Measures['variational']>): readonly Row[] {
  const only = (value: number) =>
    ({
      better: 'more',
      pca: undefined,
      winner: undefined,
      values: { autoencoder: value, pca: undefined },
    }) as const;
  return [
    {
      ...only(elbo),
      id: 'elbo',
      label: 'ELBO',
      help: 'Evidence lower bound: what log p(x) is at least, by one draw of the code.',
      autoencoder: `${formatMeasure(elbo)} nats`,
    },
    {
      ...only(iwae),
      id: 'iwae',
      label: `IWAE-${draws}`,
      help: `The tighter bound of log p(x) by ${draws} draws, weighted by how well each explains the image.`,
      autoencoder: `${formatMeasure(iwae)} nats`,
    },
    {
      ...only(activeUnits),
      id: 'activeUnits',
      label: 'Active units',
      help: 'Units whose mean moves with the image: its variance is above 0.01. The others carry nothing.',
      autoencoder: String(activeUnits),
    },
  ];
}
