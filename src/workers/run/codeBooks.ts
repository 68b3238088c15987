/**
 * The codes of all images, by the autoencoder and by PCA once it is fitted, and in whose turn they are refreshed.
 * Not one book: engine/probes/codeBook.ts.
 */
import type { Codec } from '#engine/codecs/codec.ts';
import { type CodeBook, createCodeBook } from '#engine/probes/codeBook.ts';
import type { ProbeContext } from '#engine/probes/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Needs } from '#protocol/frames.ts';

export interface CodeBooks {
  current(): Pick<ProbeContext, 'pca' | 'autoencoderCodes' | 'pcaCodes'>;
  addPca(codec: Codec): void;
  /** The weights changed. */
  markStale(): void;
  /** The needs are others now: a map that is asked for differently is sent from its beginning. */
  compare(before: Needs, after: Needs): void;
  /** Refreshes one more part of the codes that are needed. @returns whether there was anything to refresh */
  refresh(needs: Needs): Promise<boolean>;
  /** Of how many images the autoencoder's code is known. */
  visited(): number;
}

export function createCodeBooks({ autoencoder, images }: Pick<Trainer, 'autoencoder' | 'images'>): CodeBooks {
  const own = createCodeBook(autoencoder, images);
  let pca: { readonly codec: Codec; readonly codes: CodeBook } | undefined;
  let refreshed = 0;
  return {
    current: () => ({ pca: pca?.codec, autoencoderCodes: own, pcaCodes: pca?.codes }),
    addPca(codec) {
      pca = { codec, codes: createCodeBook(codec, images) };
    },
    markStale: own.markStale,
    compare(before, after) {
      if (JSON.stringify(after.map) !== JSON.stringify(before.map)) own.forgetSent();
      if (JSON.stringify(after.pcaMap) !== JSON.stringify(before.pcaMap)) pca?.codes.forgetSent();
    },
    async refresh(needs) {
      const wanted = [
        needs.map || needs.ranges || needs.neighbours || needs.arithmetic ? own : undefined,
        needs.pcaMap || needs.pcaRanges || needs.arithmetic ? pca?.codes : undefined,
      ];
      const stale = wanted.filter((book) => book !== undefined && !book.isCurrent());
      // In turns: while training the autoencoder's codes are always stale.
      const next = stale[refreshed++ % stale.length];
      await next?.refresh();
      return next !== undefined;
    },
    visited: () => own.visited().length,
  };
}
