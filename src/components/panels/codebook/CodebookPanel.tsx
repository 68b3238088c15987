/** How often each entry of the codebook is used, and how many never are. Not the entries themselves. */
import { useMemo } from 'react';
import type { EntriesFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { barAt, paintBars } from '../../charts/plain/bars.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';

const TITLE = 'Use of the codebook';
const needs = { entries: true } as const;

export function CodebookPanel() {
  useNeeds(needs);
  const frame = useFrame('entries');
  const colors = useThemeColors();
  const readable = useMemo(() => frame && readableOf(frame, colors), [frame, colors]);
  if (!frame || !readable) {
    return (
      <Panel
        title={TITLE}
        empty="How often each entry of the codebook is used appears here, as soon as the data are loaded."
      />
    );
  }
  const { shares, dead } = frame;
  const entries = formatCount(shares.length);
  const figures = [
    { name: 'in use', value: `${formatCount(shares.length - dead)} of ${entries}` },
    { name: 'dead', value: formatCount(dead) },
    { name: 'perplexity', value: formatFixed(frame.perplexity, 1) },
    { name: 'an image takes', value: `${formatFixed(frame.bits, 1)} bits` },
  ];
  return (
    <Panel title={TITLE} actions={<CodebookHelp />}>
      <Figures figures={figures}>
        <ReadableCanvas
          readable={readable}
          name="Entries by use"
          summary={`Of ${entries} entries of the codebook ${formatCount(dead)} are never used; perplexity ${formatFixed(frame.perplexity, 1)}.`}
          rest={`Step ${formatCount(frame.step)}. ${formatCount(frame.images)} test images, most used entries first.`}
        />
      </Figures>
    </Panel>
  );
}

function readableOf({ shares, images, places }: EntriesFrame, colors: ThemeColors): Readable {
  const entries = Array.from(shares, (share, entry) => ({ entry, share })).sort((a, b) => b.share - a.share);
  const bars = entries.map(({ entry, share }) => ({
    value: 100 * share,
    name: String(entry + 1),
    isQuiet: false,
  }));
  const words = { upName: '% of vectors', acrossName: 'entries, by use', leastMost: 0.1 } as const;
  return {
    count: entries.length,
    paint: (context, size, pointed) => paintBars(context, size, { ...words, bars, pointed, colors }),
    indexAt: (x, _, size) => barAt(x, size, entries.length),
    reading(index) {
      const { entry, share } = entries[index]!;
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
