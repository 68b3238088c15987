/** What a Boltzmann machine of the pretraining has learnt: its hidden units, and its fantasies. Not reconstructions. */
import { useMemo, useState } from 'react';
import type { FantasiesFrame } from '#protocol/frames.ts';
import type { PhaseInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount } from '../../drawing/format.ts';
import type { Grid } from '../../drawing/pixels.ts';
import type { Size } from '../../drawing/size.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { createSheet, createSignedSheet } from '../../drawing/tileSheet.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { FantasiesHelp } from './FantasiesHelp.tsx';
import { gridOf, nextTile, tileAt } from './grid.ts';
import { paintFantasies } from './paintFantasies.ts';

const TITLE = 'Fantasies';
/** Chains, and hidden units: as many columns. */
const COLUMNS = 10;
const MARKS = [0, 1, 5, 25, 100] as const;
const NOW = 'now';
const asked = { chains: COLUMNS, units: COLUMNS, marks: MARKS } as const;

export function FantasiesPanel() {
  const [chosen, setChosen] = useState(NOW);
  const phases = useHourglass((state) => state.network?.phases);
  const machines = useMemo(() => (phases ?? []).filter(({ isGenerative }) => isGenerative), [phases]);
  const machine = machines.some(({ id }) => id === chosen) ? chosen : NOW;
  useNeeds(useMemo(() => ({ fantasies: machine === NOW ? asked : { ...asked, machine } }), [machine]));
  const frame = useFrame('fantasies');
  const label = machines.find(({ id }) => id === frame?.machine)?.label;
  if (!frame || label === undefined)
    return (
      <Panel
        title={TITLE}
        empty="What the machines make up by themselves appears here as soon as it is computed."
      />
    );
  return (
    <Panel
      title={TITLE}
      subtitle={label}
      actions={
        <>
          <Select
            label="Machine"
            hideLabel
            layout="row"
            options={optionsOf(machines)}
            value={machine}
            onChange={setChosen}
          />
          <FantasiesHelp />
        </>
      }
    >
      <Pictures frame={frame} label={label} />
    </Panel>
  );
}

const optionsOf = (machines: readonly PhaseInfo[]) => [
  { value: NOW, label: 'the one in training', detail: 'afterwards the first one' },
  ...machines.map(({ id, label }) => ({ value: id, label })),
];

interface PicturesProps {
  readonly frame: FantasiesFrame;
  readonly label: string;
}

function Pictures({ frame, label }: PicturesProps) {
  const colors = useThemeColors();
  const width = useHourglass((state) => state.dataset?.width ?? 0);
  const height = useHourglass((state) => state.dataset?.height ?? 0);
  const readable = useMemo(
    () => readableOf(frame, { width, height }, colors),
    [frame, width, height, colors],
  );
  return (
    <ReadableCanvas
      readable={readable}
      name="Hidden units and fantasies"
      summary={`${label}: ${frame.units.length} hidden units, and ${COLUMNS} chains from noise after ${MARKS.join(', ')} steps.`}
      rest="Above, hidden units; below, chains from noise, one a column."
    />
  );
}

const nameOf = (mark: number) => {
  if (mark === 0) return 'noise';
  return mark === 1 ? '1 step' : `${mark} steps`;
};

function readableOf(frame: FantasiesFrame, tile: Grid, colors: ThemeColors): Readable {
  const filters = createSignedSheet(frame.filters, tile, colors);
  const fantasies = createSheet(frame.fantasies, tile);
  const rows = 1 + frame.marks.length;
  const names = ['hidden units', ...frame.marks.map(nameOf)];
  const grid = (size: Size) => gridOf(size, COLUMNS, rows);
  return {
    count: COLUMNS * rows,
    paint: (context, size, pointed) =>
      paintFantasies(context, {
        ...{ filters, fantasies, names, pointed, colors },
        units: frame.units.length,
        grid: grid(size),
      }),
    indexAt: (x, y, size) => tileAt(x, y, grid(size)),
    next: (index, direction, size) => nextTile(index, direction, grid(size)),
    reading: (index) => readingOf(frame, index),
  };
}

function readingOf({ units, marks }: FantasiesFrame, index: number): string {
  const column = index % COLUMNS;
  if (index < COLUMNS) {
    const unit = units[column];
    return unit === undefined
      ? 'No hidden unit'
      : `Hidden unit ${formatCount(unit + 1)}: what it adds to the image`;
  }
  return `Chain ${column + 1}: ${nameOf(marks[Math.floor(index / COLUMNS) - 1]!)}`;
}
