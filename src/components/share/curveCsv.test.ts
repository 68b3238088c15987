import { expect, it } from 'vitest';
import { curveCsv, phaseCsv } from './curveCsv.ts';

const trainCurve = [
  { step: 1, total: 3, terms: [1, 2] },
  { step: 4, total: 1.5, terms: [1, 0.5] },
];
const testCurve = [
  { step: 4, epoch: 1, images: 100, total: 2, terms: [1.5, 0.5], squaredError: 7.25, pcaSquaredError: 9 },
  { step: 6, epoch: 1.5, images: 10, total: 1, terms: [1, 0], squaredError: 6 },
];

it('has training and test of a step in one line, and nothing where nothing was measured', () => {
  expect(curveCsv({ trainCurve, testCurve }, ['reconstruction', 'KL'], 4).split('\n')).toEqual([
    'step,epoch,total,reconstruction,KL,test total,test reconstruction,test KL,test squared error,PCA squared error,test items',
    '1,0.25,3,1,2,,,,,,',
    '4,1,1.5,1,0.5,2,1.5,0.5,7.25,9,100',
    '6,1.5,,,,1,1,0,6,,10',
    '',
  ]);
});

it('is only a head where nothing was measured', () => {
  expect(curveCsv({ trainCurve: [], testCurve: [] }, [], 4)).toBe(
    'step,epoch,total,test total,test squared error,PCA squared error,test items\n',
  );
});

it('quotes names with commas and keeps a float32 exactly', () => {
  const third = Math.fround(1 / 3);
  const csv = phaseCsv([{ step: 2, total: third, terms: [third] }], ['a, "b"'], 8);
  const [head, line] = csv.split('\n');
  expect(head).toBe('step,epoch,total,"a, ""b"""');
  expect(Math.fround(Number(line?.split(',')[2]))).toBe(third);
});
