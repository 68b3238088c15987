/** How often each entry of the codebook is used, and how many never are. Not the entries themselves. */
import { useMemo } from 'react';
import type { EntriesFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { BarsPanel, type ShownBars } from '../../charts/plain/BarsPanel.tsx';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { Help } from '../../ui/Help.tsx';

const needs = { entries: true } as const;

export function CodebookPanel() {
  useNeeds(needs);
  const frame = useFrame('entries');
  return (
    <BarsPanel
      title="Use of the codebook"
      awaited="How often each entry of the codebook is used"
      help={<CodebookHelp />}
      shown={useMemo(() => frame && shownOf(frame), [frame])}
    />
  );
}

function shownOf({ step, shares, images, places, dead, perplexity, bits }: EntriesFrame): ShownBars {
  const entries = Array.from(shares, (share, entry) => ({ entry, share })).sort((a, b) => b.share - a.share);
  const all = formatCount(shares.length);
  return {
    figures: [
      { name: 'in use', value: `${formatCount(shares.length - dead)} of ${all}` },
      { name: 'dead', value: formatCount(dead) },
      { name: 'perplexity', value: formatFixed(perplexity, 1) },
      { name: 'an image takes', value: `${formatFixed(bits, 1)} bits` },
    ],
    bars: entries.map(({ entry, share }) => ({
      value: 100 * share,
      name: String(entry + 1),
      isQuiet: false,
    })),
    ...{ upName: '% of vectors', acrossName: 'entries, by use', leastMost: 0.1 },
    name: 'Entries by use',
    summary: `Of ${all} entries of the codebook ${formatCount(dead)} are never used; perplexity ${formatFixed(perplexity, 1)}.`,
    step,
    rest: `${formatCount(images)} test images, most used entries first.`,
    reading(bar) {
      const { entry, share } = entries[bar]!;
      const count = formatCount(Math.round(share * images * places));
      return `Entry ${formatCount(entry + 1)}: ${count} of ${formatCount(images * places)} vectors (${formatFixed(100 * share, 2)} %)`;
    },
  };
}

function CodebookHelp() {
  return (
    <Help term="Use of the codebook">
      <p>
        Every piece of a code is replaced by its nearest entry. Counted is how often each entry is that, over
        the codes of 500 held-out images.
      </p>
      <p>
        Perplexity is the number of entries that would carry as much if all were used alike. Dead entries are
        chosen less than a hundredth as often as that: many of them mean that the codebook is larger than what
        it learns, or that the encoder ran away from it. The bits are what a well packed code takes at most.
      </p>
    </Help>
  );
}
