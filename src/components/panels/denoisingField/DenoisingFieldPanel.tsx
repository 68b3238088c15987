/** Where the autoencoder moves the points of the plane, beside where the best denoiser would. Not for images. */
import { useMemo } from 'react';
import { knownSigma } from '#catalog/corruptions/knownSigma.ts';
import type { DenoisingFieldFrame } from '#protocol/frames.ts';
import type { ItemInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Direction, type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatFixed } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Panel } from '../../ui/Panel.tsx';
import { DenoisingFieldHelp } from './DenoisingFieldHelp.tsx';
import { arrowScale, cellAt } from './fieldLayout.ts';
import { paintField, squaresOf } from './paintField.ts';

const TITLE = 'Denoising field';

type PointItems = Extract<ItemInfo, { readonly kind: 'point' }>;

export function DenoisingFieldPanel() {
  const sigma = useHourglass(({ spec }) => knownSigma(spec));
  const items = useHourglass(({ dataset }) => (dataset?.items.kind === 'point' ? dataset.items : undefined));
  useNeeds(useMemo(() => ({ denoisingField: { sigma } }), [sigma]));
  const frame = useFrame('denoisingField');
  if (!items || !frame) {
    return (
      <Panel
        title={TITLE}
        empty="Arrows from every place of the plane to where the autoencoder takes it appear here as soon as they are computed."
      />
    );
  }
  return (
    <Panel title={TITLE} actions={<DenoisingFieldHelp />}>
      <Field {...{ frame, items }} />
    </Panel>
  );
}

interface FieldProps {
  readonly frame: DenoisingFieldFrame;
  readonly items: PointItems;
}

function Field({ frame, items }: FieldProps) {
  const colors = useThemeColors();
  const readable = useMemo(() => readableOf(frame, items, colors), [frame, items, colors]);
  const { cosine, optimum, field, side } = frame;
  const shortened = arrowScale(optimum ? [field, optimum] : [field], side, items.plane.reach);
  const figures = [
    ...(cosine === undefined ? [] : [{ name: 'cosine to the best', value: formatFixed(cosine, 3) }]),
    { name: 'arrows drawn', value: shortened < 1 ? `× ${formatFixed(shortened, 2)}` : 'at full length' },
  ];
  return (
    <Figures figures={figures}>
      <ReadableCanvas
        readable={readable}
        name="Denoising field"
        summary={`Arrows from ${side} × ${side} places to where the autoencoder takes them. ${figures.map(({ name, value }) => `${name} ${value}`).join(', ')}.`}
        rest={
          optimum
            ? 'Point at a place to read where it is moved.'
            : 'With Gaussian noise and squared error the best field stands beside it.'
        }
      />
    </Figures>
  );
}

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

function readableOf(frame: DenoisingFieldFrame, items: PointItems, colors: ThemeColors): Readable {
  const { side, field, optimum } = frame;
  const along = (cell: number) => items.plane.reach * ((2 * cell + 1) / side - 1);
  const pair = (a: number, b: number) => `(${formatFixed(a, 2)}, ${formatFixed(b, 2)})`;
  return {
    count: side * side,
    paint: (context, size, pointed) => paintField(context, size, { frame, items, pointed, colors }),
    indexAt: (x, y, size) => cellAt(x, y, side, squaresOf(frame, size)),
    next(cell, direction) {
      const [across, up] = STEPS[direction];
      const column = Math.max(0, Math.min(side - 1, (cell % side) + across));
      const row = Math.max(0, Math.min(side - 1, Math.floor(cell / side) + up));
      return row * side + column;
    },
    reading(cell) {
      const at = pair(along(cell % side), along(Math.floor(cell / side)));
      const best = optimum ? `; the best: ${pair(optimum[2 * cell]!, optimum[2 * cell + 1]!)}` : '';
      return `At ${at} moves by ${pair(field[2 * cell]!, field[2 * cell + 1]!)}${best}.`;
    },
  };
}
