/** How strongly the encoder or the decoder stretches space, over the latent plane and at real images. */
import { useMemo, useState } from 'react';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import { codes } from '#catalog/codes/index.ts';
import type { JacobianFrame, Needs } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { fittingUnits, type Pair, UnitPair } from '../../charts/scatter/UnitPair.tsx';
import { formatFixed, formatMeasure, unitName } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { useAwaitedNote } from '../../drawing/useAwaitedNote.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { JacobianHelp } from './JacobianHelp.tsx';
import { cellAt, largestOf, nextCell, paintPlane } from './paintPlane.ts';

const TITLE = 'Stretching ‖J‖';

type Side = NonNullable<Needs['jacobian']>['of'];

const sides = [
  { value: 'encoder', label: 'encoder', detail: '‖∂z/∂x‖ at the image that each place decodes to' },
  { value: 'decoder', label: 'decoder', detail: '‖∂x̂/∂z‖ along the two units' },
] as const;

/** Why there is nothing to see. */
const unmeasured = {
  encoder:
    'The slopes of this encoder are not measured: its code jumps from value to value. Look at the decoder.',
  decoder: 'The slopes of this decoder are not measured: some layer of it has none. Look at the encoder.',
} as const;

export function JacobianPanel() {
  const latentDim = useHourglass((state) => state.network?.latentDim);
  const hasSlopes = useHourglass(
    ({ spec }) => findChoice<CodeDefinition>(codes, spec.code.id).plainHead !== undefined,
  );
  const [wished, setSide] = useState<Side>();
  const of = wished ?? (hasSlopes ? 'encoder' : 'decoder');
  const [chosen, setUnits] = useState<Pair>([0, 1]);
  const units = useMemo(() => fittingUnits(chosen, latentDim), [chosen, latentDim]);
  useNeeds(useMemo(() => ({ jacobian: { of, units } }), [of, units]));
  const note = useAwaitedNote('How strongly the network stretches space at each place of the code');
  const newest = useFrame('jacobian');
  const frame = newest?.of === of ? newest : undefined;
  if (latentDim === undefined || !newest) {
    return <Panel title={TITLE} empty={note} />;
  }
  return (
    <Panel
      title={TITLE}
      actions={
        <>
          {latentDim > 2 && <UnitPair symbol="z" {...{ latentDim }} axes={units} onChange={setUnits} />}
          <Select label="Side" hideLabel layout="row" value={of} options={sides} onChange={setSide} />
          <JacobianHelp />
        </>
      }
      empty={frame?.norms.length === 0 && unmeasured[of]}
    >
      {frame && <Plane frame={frame} />}
    </Panel>
  );
}

function Plane({ frame }: { readonly frame: JacobianFrame }) {
  const colors = useThemeColors();
  const readable = useMemo(() => readableOf(frame, colors), [frame, colors]);
  const { atImages } = frame;
  const mean = atImages.reduce((sum, norm) => sum + norm, 0) / atImages.length;
  const spread = Math.sqrt(atImages.reduce((sum, norm) => sum + (norm - mean) ** 2, 0) / atImages.length);
  const figures =
    atImages.length === 0
      ? []
      : [{ name: 'encoder at real images', value: `${formatMeasure(mean)} ± ${formatMeasure(spread)}` }];
  const across = unitName('z', frame.units[0]);
  return (
    <Figures figures={figures}>
      <ReadableCanvas
        readable={readable}
        name="Map of the Jacobian"
        summary={`Norm of the ${frame.of}'s Jacobian over the plane of ${across} and ${unitName('z', frame.units[1])}, at most ${formatMeasure(largestOf(frame))}. ${figures.map(({ name, value }) => `${name} ${value}`).join('')}`}
        step={frame.step}
        rest={`${frame.of === 'encoder' ? '‖∂z/∂x‖' : '‖∂x̂/∂z‖'} at each place; dots are test images.`}
      />
    </Figures>
  );
}

function readableOf(frame: JacobianFrame, colors: ThemeColors): Readable {
  const { columns, rows, norms, across, up, units } = frame;
  const middle = ([low, high]: readonly [number, number], cell: number, cells: number) =>
    formatFixed(low + ((high - low) * (cell + 0.5)) / cells, 2);
  return {
    count: norms.length,
    paint: (context, size, pointed) => paintPlane(context, size, frame, pointed, colors),
    indexAt: (x, y, size) => cellAt(x, y, size, frame),
    next: (index, direction) => nextCell(index, direction, frame),
    reading(cell) {
      const first = `${unitName('z', units[0])} ${middle(across, cell % columns, columns)}`;
      const second =
        rows === 1 ? '' : `, ${unitName('z', units[1])} ${middle(up, Math.floor(cell / columns), rows)}`;
      return `${first}${second}: ‖J‖ ${formatMeasure(norms[cell]!)}`;
    },
  };
}
