/** How many units of the code speak for an image, and how often each does. Not how strongly: panels/activity. */
import { useMemo } from 'react';
import type { SupportFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { BarsPanel, type ShownBars } from '../../charts/plain/BarsPanel.tsx';
import { formatCount, formatFixed, unitName } from '../../drawing/format.ts';
import { Help } from '../../ui/Help.tsx';

const needs = { support: true } as const;

export function SupportPanel() {
  useNeeds(needs);
  const frame = useFrame('support');
  return (
    <BarsPanel
      title="Units that speak"
      awaited="How many units of the code speak for an image"
      help={<SupportHelp />}
      shown={useMemo(() => frame && shownOf(frame), [frame])}
    />
  );
}

/** One number where every image has as many. */
function sizesOf({ least, mean, most }: SupportFrame): string {
  return least === most ? `exactly ${least}` : `${least} to ${most}, on average ${formatFixed(mean, 1)},`;
}

function shownOf(frame: SupportFrame): ShownBars {
  const { step, use, images } = frame;
  const units = Array.from(use, (share, unit) => ({ unit, share })).sort((a, b) => b.share - a.share);
  const [all, sizes] = [formatCount(use.length), sizesOf(frame)];
  const dead = formatCount(units.filter(({ share }) => share === 0).length);
  return {
    figures: [
      { name: 'not zero', value: `${sizes} of ${all}` },
      { name: 'never used', value: dead },
    ],
    bars: units.map(({ unit, share }) => ({
      value: 100 * share,
      name: unitName('z', unit),
      isQuiet: share === 0,
    })),
    ...{ upName: '% of images', acrossName: 'units, by use', leastMost: 1 },
    name: 'Units by use',
    summary: `Of ${all} code units, ${sizes} are not zero for an image; ${dead} are never used.`,
    step,
    rest: `${formatCount(images)} test images, most used units first.`,
    reading(bar) {
      const { unit, share } = units[bar]!;
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
