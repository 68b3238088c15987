/** What probes look at, as a session gives it to them. Not a test. */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { createCodeBook } from '#engine/probes/codeBook.ts';
import type { ProbeContext } from '#engine/probes/probe.ts';
import type { Trainer } from '#engine/trainer.ts';

export function contextOf(trainer: Trainer, data: Data, pca?: Codec): ProbeContext {
  const { autoencoder, objective, auxiliaries, images, phases } = trainer;
  const noise = createNoise(1, 'show', 0);
  return {
    ...{ data, images, autoencoder, objective, auxiliaries, phases, pca },
    judge: undefined,
    step: trainer.stepsDone(),
    corrupt: (x) => objective.corrupt(x, noise),
    pass: (mode) => createPass(mode, noise, objective.clock),
    autoencoderCodes: createCodeBook(autoencoder, images),
    pcaCodes: pca && createCodeBook(pca, images),
  };
}
