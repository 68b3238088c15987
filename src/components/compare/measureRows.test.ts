import { expect, it } from 'vitest';
import { rowsOf } from './measureRows.ts';

const autoencoder = { squaredError: 12.5, psnr: 18, nearest1: 0.9, trustworthiness: 0.95, continuity: 0.97 };
const pca = { squaredError: 20, psnr: 16, nearest1: 0.95, trustworthiness: 0.95, continuity: 0.9 };

it('tells who is better by what is better', () => {
  const rows = rowsOf({ step: 1, autoencoder, pca });
  expect(rows.map(({ id, winner }) => [id, winner])).toEqual([
    ['squaredError', 'autoencoder'],
    ['psnr', 'autoencoder'],
    ['nearest1', 'pca'],
    ['trustworthiness', undefined],
    ['continuity', 'autoencoder'],
  ]);
  expect(rows[2]).toMatchObject({ autoencoder: '90.0 %', pca: '95.0 %' });
  expect(rows[2]?.values).toEqual({ autoencoder: 0.9, pca: 0.95 });
});

it('leaves out what was not measured, and has no winner without PCA', () => {
  const rows = rowsOf({ step: 1, autoencoder });
  expect(rows.map(({ id }) => id)).not.toContain('ssim');
  expect(rows.every(({ pca: other, winner }) => other === undefined && winner === undefined)).toBe(true);
});

it('adds what only a variational autoencoder has', () => {
  const variational = { elbo: -105.7, iwae: -101.2, draws: 20, activeUnits: 12 };
  const rows = rowsOf({ step: 1, autoencoder, pca, variational });
  expect(rows.slice(-3).map(({ label, autoencoder: value }) => [label, value])).toEqual([
    ['ELBO', '−105.7 nats'],
    ['IWAE-20', '−101.2 nats'],
    ['Active units', '12'],
  ]);
});
