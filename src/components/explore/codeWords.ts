/** Codes and judgements of pictures in words. Not their drawing. */
import type { CodecId, Judged } from '#protocol/frames.ts';
import { formatFixed, unitName } from '../drawing/format.ts';

/** Units named one by one. */
const MOST = 4;

/** Such as "z₁ 0.52, z₂ −1.10 …". */
export function codeInWords(code: Float32Array, symbol: string): string {
  const first = Array.from(
    code.subarray(0, MOST),
    (value, unit) => `${unitName(symbol, unit)} ${formatFixed(value, 2)}`,
  );
  return first.join(', ') + (code.length > MOST ? ' …' : '');
}

/** Such as ": taken for 7 with 98 %"; empty without a judgement. */
export function judgementInWords(
  judged: Judged | undefined,
  index: number,
  classNames: readonly string[],
): string {
  if (!judged) return '';
  const label = judged.classes[index]!;
  return `: taken for ${classNames[label] ?? label} with ${percent(judged.confidence[index]!)}`;
}

export const percent = (share: number): string => `${formatFixed(100 * share, 0)} %`;

/** Mean of max p(c | x) over the pictures. */
export const meanConfidence = ({ confidence }: Judged): number =>
  confidence.reduce((sum, value) => sum + value, 0) / confidence.length;

/** When a picture was drawn; undefined for PCA's, which training does not change. */
export const stepOf = ({
  codec,
  step,
}: {
  readonly codec: CodecId;
  readonly step: number;
}): number | undefined => (codec === 'pca' ? undefined : step);
