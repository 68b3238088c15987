/** Progress rewrites one line on a terminal and prints plain lines elsewhere. */
import { describe, expect, it } from 'vitest';
import { createProgress, formatDuration } from './progress.ts';
import type { TrainingStatus } from './trainingLoop.ts';

const at = (step: number): TrainingStatus => ({
  step,
  steps: 20,
  epoch: step / 10,
  epochs: 2,
  loss: 105.3149,
  imagesPerSecond: 9400,
  secondsLeft: 61,
});

function draw(isTTY: boolean): string {
  const written: string[] = [];
  let nowMs = 0;
  const output = { isTTY, columns: 200, write: (text: string) => written.push(text) };
  const progress = createProgress(output, () => nowMs);
  progress.stage('Training');
  for (const step of [5, 10, 15, 20]) {
    nowMs += 60;
    progress.training(at(step));
  }
  progress.finish();
  return written.join('');
}

describe('progress', () => {
  it('is a line an epoch where there is no terminal', () => {
    expect(draw(false)).toBe(
      'Training\n' +
        'epoch 1/2  step 10/20  loss 105.31  9,400 images/s  1:01 left\n' +
        'epoch 2/2  step 20/20  loss 105.31  9,400 images/s  1:01 left\n',
    );
  });

  it('rewrites one line on a terminal, at most ten times a second', () => {
    const text = draw(true);
    expect(text).not.toContain('\n');
    expect(text.match(/epoch/g)).toHaveLength(2);
    expect(text).toContain('\r\x1b[K████████████░░░░░░░░░░░░  50 %  epoch 1/2');
  });

  it.each([
    [0.4, '0 s'],
    [59.6, '1:00'],
    [3661, '1:01:01'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
