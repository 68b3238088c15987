/**
 * Shows how far a command is: one line that rewrites itself on a terminal, plain lines elsewhere.
 * Not a log: what must be kept stands in the files.
 */
import type { TrainingStatus } from './trainingLoop.ts';

export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface Progress {
  /** What begins now, such as "Fitting PCA". */
  stage(label: string): void;
  /** @param share of the stage, 0 … 1 */
  share(share: number): void;
  training(status: TrainingStatus): void;
  /** Leaves a clean line for what is printed next. */
  finish(): void;
}

const BAR_CELLS = 24;
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\x1b[K';

const bar = (share: number) => '█'.repeat(Math.round(share * BAR_CELLS)).padEnd(BAR_CELLS, '░');

const grouped = (value: number) => Math.round(value).toLocaleString('en');

/** 7 s, 1:05, 1:01:01 */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** Such as "epoch 2.5/10  step 1,173/4,690  loss 105.31  9,400 images/s  12 s left". */
function describeTraining(status: TrainingStatus): string {
  const { label, epoch, epochs, step, steps, loss, imagesPerSecond, secondsLeft } = status;
  return [
    ...(label === undefined ? [] : [label]),
    `epoch ${Number(epoch.toFixed(1))}/${epochs}`,
    `step ${grouped(step)}/${grouped(steps)}`,
    `loss ${loss.toPrecision(5)}`,
    `${grouped(imagesPerSecond)} images/s`,
    `${formatDuration(secondsLeft)} left`,
  ].join('  ');
}

/** @param now milliseconds, monotonic */
export function createProgress(output: Output, now: () => number): Progress {
  let label = '';
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  const draw = (share: number, text: string) => {
    if (now() - drawnAtMs < REDRAW_MS) return;
    drawnAtMs = now();
    const line = `${bar(share)} ${String(Math.round(share * 100)).padStart(3)} %  ${text}`;
    output.write(CLEAR_LINE + line.slice(0, (output.columns ?? 100) - 1));
  };
  return {
    stage(next) {
      label = next;
      drawnAtMs = Number.NEGATIVE_INFINITY;
      if (output.isTTY) draw(0, label);
      else output.write(`${label}\n`);
    },
    share(share) {
      if (output.isTTY) draw(share, label);
    },
    training(status) {
      const text = describeTraining(status);
      if (output.isTTY) draw(status.step / status.steps, text);
      else if (Number.isInteger(status.epoch)) output.write(`${text}\n`);
    },
    finish() {
      if (output.isTTY) output.write(CLEAR_LINE);
    },
  };
}
