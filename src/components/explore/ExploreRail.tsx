/**
 * Drawing new images: a slider for each unit of the code, the autoencoder's beside PCA's, always.
 * Not the maps, which set the same sliders.
 */
import { useRef, useState } from 'react';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';
import { usePcaNote } from '../drawing/usePcaNote.ts';
import { Button } from '../ui/Button.tsx';
import { CodeButtons } from './CodeButtons.tsx';
import { CodecColumn } from './CodecColumn.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './ExploreRail.module.css';
import { useStartingCodes } from './useStartingCodes.ts';
import { useSteadyOrder } from './useSteadyOrder.ts';

const needs = { ranges: true, pcaRanges: true } as const;
/** Sliders of a code that are shown at first. */
const FIRST = 8;

export function ExploreRail() {
  const latentDim = useHourglass((state) => state.network?.latentDim);
  const ranges = useFrame('ranges');
  const pcaRanges = useFrame('pcaRanges');
  const rail = useRef<HTMLDivElement>(null);
  const order = useSteadyOrder(ranges, rail);
  const [isWhole, setWhole] = useState(false);
  useNeeds(needs);
  useStartingCodes();
  const count = latentDim ?? 0;
  const shown = isWhole ? count : Math.min(FIRST, count);
  return (
    <div ref={rail} className={styles.rail}>
      <h2 className={styles.title}>Generate</h2>
      <CodeButtons {...{ ranges, pcaRanges }} />
      <Columns {...{ ranges, pcaRanges, order, shown }} />
      {latentDim === undefined && (
        <p className={styles.note}>
          A slider for each unit of the code appears here as soon as the data are loaded.
        </p>
      )}
      {count > FIRST && (
        <Button variant="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `Show the first ${FIRST}` : `Show all ${count}`}
        </Button>
      )}
      <Comparison />
    </div>
  );
}

interface ColumnsProps {
  readonly ranges: ReturnType<typeof useFrame<'ranges'>>;
  readonly pcaRanges: ReturnType<typeof useFrame<'pcaRanges'>>;
  readonly order: readonly number[];
  readonly shown: number;
}

function Columns({ ranges, pcaRanges, order, shown }: ColumnsProps) {
  const pcaSize = useHourglass(pcaSizeOf) ?? 0;
  const pcaNote = usePcaNote();
  return (
    <div className={styles.columns}>
      <CodecColumn
        codec="autoencoder"
        title="Autoencoder"
        awaiting="No data yet"
        ranges={ranges}
        order={order.slice(0, shown)}
      />
      <CodecColumn
        codec="pca"
        title="PCA"
        awaiting={pcaNote}
        ranges={pcaRanges}
        order={[...Array(Math.min(shown, pcaSize)).keys()]}
      />
    </div>
  );
}
