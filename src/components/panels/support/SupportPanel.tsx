/** How many units of the code speak for an image, and how often each does. Not how strongly: panels/activity. */
import { useMemo } from 'react';
import type { SupportFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { barAt, paintBars } from '../../charts/plain/bars.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatFixed, unitName } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';

const TITLE = 'Units that speak';
const needs = { support: true } as const;

export function SupportPanel() {
  useNeeds(needs);
  const frame = useFrame('support');
  const colors = useThemeColors();
  const readable = useMemo(() => frame && readableOf(frame, colors), [frame, colors]);
  if (!frame || !readable) {
    return (
      <Panel
        title={TITLE}
        empty="How many units of the code speak for an image appears here, as soon as the data are loaded."
      />
    );
  }
  const dead = frame.use.reduce((count, share) => count + Number(share === 0), 0);
  const units = formatCount(frame.use.length);
  const figures = [
    { name: 'not zero', value: `${sizesOf(frame)} of ${units}` },
    { name: 'never used', value: formatCount(dead) },
  ];
  return (
    <Panel title={TITLE} actions={<SupportHelp />}>
      <Figures figures={figures}>
        <ReadableCanvas
          readable={readable}
          name="Units by use"
          summary={`Of ${units} code units, ${sizesOf(frame)} are not zero for an image; ${formatCount(dead)} are never used.`}
          rest={`Step ${formatCount(frame.step)}. ${formatCount(frame.images)} test images, most used units first.`}
        />
      </Figures>
    </Panel>
  );
}

/** One number where every image has as many. */
function sizesOf({ least, mean, most }: SupportFrame): string {
  return least === most ? `exactly ${least}` : `${least} to ${most}, on average ${formatFixed(mean, 1)},`;
}

function readableOf({ use, images }: SupportFrame, colors: ThemeColors): Readable {
  const units = Array.from(use, (share, unit) => ({ unit, share })).sort((a, b) => b.share - a.share);
  const bars = units.map(({ unit, share }) => ({
    value: 100 * share,
    name: unitName('z', unit),
    isQuiet: share === 0,
  }));
  const words = { upName: '% of images', acrossName: 'units, by use', leastMost: 1 } as const;
  return {
    count: units.length,
    paint: (context, size, pointed) => paintBars(context, size, { ...words, bars, pointed, colors }),
    indexAt: (x, _, size) => barAt(x, size, units.length),
    reading(index) {
      const { unit, share } = units[index]!;
      const count = formatCount(Math.round(share * images));
      return `${unitName('z', unit)}: not zero for ${count} of ${formatCount(images)} images (${formatFixed(100 * share, 1)} %)`;
    },
  };
}

function SupportHelp() {
  return (
    <Help term="Units that speak">
      <p>
        How many units of the code are not exactly zero for one image, counted on 500 held-out images, and how
        often each unit is one of them.
      </p>
      <p>
        A k-sparse code has exactly k for every image. If a few units are always among them and others never,
        the latter are dead: lower k more slowly, or ask for fewer units.
      </p>
    </Help>
  );
}
