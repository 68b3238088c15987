/** What each unit of a Gaussian code carries, and how many are used at all. Not the KL term of the loss over time. */
import { useMemo } from 'react';
import type { KlPerUnitFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { barAt, paintBars } from '../../charts/plain/bars.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatFixed, formatMeasure, unitName } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';

const TITLE = 'KL of each code unit';
const needs = { klPerUnit: true } as const;

export function KlPanel() {
  useNeeds(needs);
  const frame = useFrame('klPerUnit');
  const colors = useThemeColors();
  const units = useMemo(() => frame && unitsOf(frame), [frame]);
  const readable = useMemo(() => units && readableOf(units, colors), [units, colors]);
  if (!frame || !units || !readable) {
    return (
      <Panel
        title={TITLE}
        empty="How many nats each unit of the code carries appears here, as soon as the data are loaded."
      />
    );
  }
  const active = units.filter(({ isActive }) => isActive).length;
  const total = units.reduce((sum, { kl }) => sum + kl, 0);
  const figures = [
    { name: 'active units', value: `${active} of ${units.length}` },
    { name: 'all together', value: `${formatMeasure(total)} nats` },
  ];
  return (
    <Panel title={TITLE} actions={<KlHelp />}>
      <Figures figures={figures}>
        <ReadableCanvas
          readable={readable}
          name="Units by KL"
          summary={`KL of ${units.length} code units, ${active} of them active; together ${formatMeasure(total)} nats per image.`}
          rest={`Step ${formatCount(frame.step)}. ${formatCount(frame.images)} test images, without β and corruption.`}
        />
      </Figures>
    </Panel>
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

function readableOf(units: readonly UnitUse[], colors: ThemeColors): Readable {
  const bars = units.map(({ unit, kl, isActive }) => ({
    value: kl,
    name: unitName('z', unit),
    isQuiet: !isActive,
  }));
  const words = { upName: 'nats per image', acrossName: 'units, by KL', leastMost: 0.1 } as const;
  return {
    count: units.length,
    paint: (context, size, pointed) => paintBars(context, size, { ...words, bars, pointed, colors }),
    indexAt: (x, _, size) => barAt(x, size, units.length),
    reading(index) {
      const { unit, kl, variance, isActive } = units[index]!;
      const state = isActive ? 'active' : 'not used';
      return `${unitName('z', unit)}: ${formatFixed(kl, 3)} nats, Var μ ${formatMeasure(variance)}, ${state}`;
    },
  };
}

function KlHelp() {
  return (
    <Help term="KL of each code unit">
      <p>
        How far the cloud of an image is from the prior N(0, 1) in each unit, on average over 500 held-out
        images: the information that the unit carries. They add up to KL(q ‖ N(0, I)), which the objective
        weighs by β and compares with the capacity, if there is one.
      </p>
      <p>
        A unit counts as active if its mean μ moves with the image: Var μ &gt; 0.01 (Burda et al. 2016). The
        others are left at the prior: the decoder ignores them. A larger β switches more of them off.
      </p>
    </Help>
  );
}
