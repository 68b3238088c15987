/** What each unit of a Gaussian code carries, and how many are used at all. Not the KL term of the loss over time. */
import { useMemo } from 'react';
import type { KlPerUnitFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { BarsPanel, type ShownBars } from '../../charts/plain/BarsPanel.tsx';
import { formatCount, formatFixed, formatMeasure, unitName } from '../../drawing/format.ts';
import { Help } from '../../ui/Help.tsx';

const needs = { klPerUnit: true } as const;

export function KlPanel() {
  useNeeds(needs);
  const frame = useFrame('klPerUnit');
  return (
    <BarsPanel
      title="KL of each code unit"
      awaited="How many nats each unit of the code carries"
      help={<KlHelp />}
      shown={useMemo(() => frame && shownOf(frame), [frame])}
    />
  );
}

interface UnitUse {
  readonly unit: number;
  readonly kl: number;
  /** Var over images of the posterior mean. */
  readonly variance: number;
  readonly isActive: boolean;
}

/** The greatest KL first. */
function unitsOf({ kl, active, variance }: KlPerUnitFrame): readonly UnitUse[] {
  return Array.from(kl, (value, unit) => ({
    unit,
    kl: value,
    variance: variance[unit]!,
    isActive: active[unit] === 1,
  })).sort((a, b) => b.kl - a.kl);
}

function shownOf(frame: KlPerUnitFrame): ShownBars {
  const units = unitsOf(frame);
  const active = units.filter(({ isActive }) => isActive).length;
  const total = formatMeasure(units.reduce((sum, { kl }) => sum + kl, 0));
  return {
    figures: [
      { name: 'active units', value: `${active} of ${units.length}` },
      { name: 'all together', value: `${total} nats` },
    ],
    bars: units.map(({ unit, kl, isActive }) => ({
      value: kl,
      name: unitName('z', unit),
      isQuiet: !isActive,
    })),
    ...{ upName: 'nats per image', acrossName: 'units, by KL', leastMost: 0.1 },
    name: 'Units by KL',
    summary: `KL of ${units.length} code units, ${active} of them active; together ${total} nats per image.`,
    step: frame.step,
    rest: `${formatCount(frame.images)} test images, without β and corruption.`,
    reading(bar) {
      const { unit, kl, variance, isActive } = units[bar]!;
      const state = isActive ? 'active' : 'not used';
      return `${unitName('z', unit)}: ${formatFixed(kl, 3)} nats, Var μ ${formatMeasure(variance)}, ${state}`;
    },
  };
}

function KlHelp() {
  return (
    <Help term="KL of each code unit">
      <p>
        How far the cloud of an image is from the prior in each unit, on average over 500 held-out images: the
        information that the unit carries. The prior is N(0, 1), or what the upper code of a two-level one
        expects. They add up to the KL of this code, which the objective weighs by β and compares with the
        capacity, if there is one.
      </p>
      <p>
        A unit counts as active if its mean μ moves with the image: Var μ &gt; 0.01 (Burda et al. 2016). The
        others are left at the prior: the decoder ignores them. A larger β switches more of them off.
      </p>
    </Help>
  );
}
