/** Pictures of single units: what they look for in an image, or draw of it. Not their activations. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { FiltersFrame, Needs } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatMeasure } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { createSignedSheet } from '../../drawing/tileSheet.ts';
import { useSize } from '../../drawing/useSize.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FilterControls, Pager } from './FilterControls.tsx';
import { FiltersHelp } from './FiltersHelp.tsx';
import styles from './FiltersPanel.module.css';
import { paintFilters } from './paintFilters.ts';
import { nextTile, type Page, pageOf, tileAt, tilesOn } from './tiles.ts';

const TITLE = 'Filters';

type Request = NonNullable<Needs['filters']>;

export function FiltersPanel() {
  const room = useRef<HTMLDivElement>(null);
  const newest = useFrame('filters');
  const { kind, order, page, first, count, total, turn, setFirst } = useRequest(room, newest);
  return (
    <Panel
      title={TITLE}
      actions={
        <>
          <FilterControls kind={kind} order={order} onChange={turn} />
          <Pager {...{ first, count, total: total ?? 0 }} onChange={setFirst} />
          <FiltersHelp />
        </>
      }
    >
      <div ref={room} className={styles.room}>
        {newest && newest.kind === kind && newest.total > 0 && <Tiles frame={newest} page={page} />}
        {newest?.total === 0 && <Empty>This network has no weights that make such pictures.</Empty>}
        {!newest && <Empty>What single units look for appears here as soon as it is computed.</Empty>}
      </div>
    </Panel>
  );
}

/** What is asked for: the units that the person chose, as many as there is room for. */
function useRequest(room: RefObject<HTMLDivElement | null>, newest: FiltersFrame | undefined) {
  const [kind, setKind] = useState<Request['kind']>('filters');
  const [order, setOrder] = useState<Request['order']>('norm');
  const [wishedFirst, setFirst] = useState(0);
  const size = useSize(room);
  const total = newest?.kind === kind ? newest.total : undefined;
  // The line with the values stands below the tiles.
  const page = useMemo(
    () => pageOf({ width: size.width, height: size.height - 22 }, total ?? 512),
    [size, total],
  );
  const count = tilesOn(page);
  const first =
    total === undefined
      ? wishedFirst
      : Math.min(wishedFirst, Math.floor(Math.max(0, total - 1) / count) * count);
  useNeeds(
    useMemo(
      () => (size.width > 0 ? { filters: { kind, order, first, count } } : {}),
      [kind, order, first, count, size],
    ),
  );
  const turn = (next: Partial<Pick<Request, 'kind' | 'order'>>) => {
    setFirst(0);
    if (next.kind) setKind(next.kind);
    if (next.order) setOrder(next.order);
  };
  return { kind, order, page, first, count, total, turn, setFirst };
}

interface TilesProps {
  readonly frame: FiltersFrame;
  readonly page: Page;
}

function Tiles({ frame, page }: TilesProps) {
  const colors = useThemeColors();
  const readable = useMemo(() => readableOf(frame, page, colors), [frame, page, colors]);
  const { units, total, first } = frame;
  return (
    <ReadableCanvas
      readable={readable}
      name="Pictures of units"
      summary={`Pictures of ${units.length} of ${formatCount(total)} units, from number ${first + 1} ${orders[frame.order]}. ${whats[frame.kind]}.`}
      rest={`${whats[frame.kind]}; the bars compare their sizes.`}
    />
  );
}

const orders = { norm: 'by weight', use: 'by use', index: 'as they stand' } as const;
const whats = {
  filters: 'Weights that read the image',
  atoms: 'Weights that draw the image',
  code: 'What changes with each code unit',
} as const;

function readableOf(frame: FiltersFrame, page: Page, colors: ThemeColors): Readable {
  const sheet = createSignedSheet(frame.images, frame, colors);
  const { units, norms, use } = frame;
  const size = frame.kind === 'code' ? '‖∂x̂/∂z‖' : '‖w‖';
  return {
    count: units.length,
    paint(context, _, pointed) {
      if (sheet) paintFilters(context, { frame, sheet, page, pointed, colors });
    },
    indexAt: (x, y) => tileAt(x, y, units.length, page),
    next: (index, direction) => nextTile(index, direction, page),
    reading(index) {
      const unit = units[index]!;
      return `Unit ${formatCount(unit + 1)}: ${size} ${formatMeasure(norms[unit]!)}, its output varies by ${formatMeasure(use[unit]!)}`;
    },
  };
}
