/** What was gathered on a map: how many, of which classes, their mean, and what can be done with them. */
import { useEffect, useMemo, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createLatest, meanImage } from '#store/ask.ts';
import { useHourglass } from '#store/store.ts';
import { ClassGlyph } from '../../drawing/ClassGlyph.tsx';
import { formatCount } from '../../drawing/format.ts';
import { ItemPicture } from '../../drawing/items/ItemPicture.tsx';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import type { Cloud } from './cloud.ts';
import styles from './SelectionBar.module.css';
import { mostCentral } from './selecting.ts';
import { sharesOf } from './shares.ts';

interface SelectionBarProps {
  readonly dataset: DatasetInfo;
  readonly cloud: Cloud;
  /** Whose map this is: it tells of what was gathered on it. */
  readonly codec: CodecId;
}

/** Classes that are named. */
const NAMED = 3;

export function SelectionBar({ dataset, cloud, codec }: SelectionBarProps) {
  const selection = useHourglass((state) => state.selection);
  const isHere = selection?.codec === codec;
  return (
    <div role="status" className={styles.status}>
      {isHere && <Gathered {...{ dataset, cloud }} indices={selection.indices} />}
    </div>
  );
}

interface GatheredProps extends Omit<SelectionBarProps, 'codec'> {
  readonly indices: Uint32Array;
}

function Gathered({ dataset, cloud, indices }: GatheredProps) {
  const selectImage = useHourglass((state) => state.selectImage);
  const setSelection = useHourglass((state) => state.setSelection);
  const mean = useMean(indices);
  const { one, many } = itemNames(dataset);
  const toStage = () => {
    const index = mostCentral(cloud, indices);
    if (index !== undefined) selectImage(index);
  };
  return (
    <div className={styles.bar}>
      <div className={styles.mean}>
        <ItemPicture dataset={dataset} values={mean} label={`Mean of the selected ${many}`} />
      </div>
      <p className={styles.text}>
        <b>
          {formatCount(indices.length)} {indices.length === 1 ? one : many}
        </b>
        <Shares {...{ dataset, indices }} />
      </p>
      <Tooltip label={`Put the ${one} in the middle of them on the stage`}>
        <Button variant="quiet" className={styles.action} onClick={toStage}>
          to the stage
        </Button>
      </Tooltip>
      <Button variant="quiet" className={styles.action} onClick={() => setSelection(undefined)}>
        clear
      </Button>
    </div>
  );
}

function Shares({ dataset, indices }: Pick<GatheredProps, 'dataset' | 'indices'>) {
  const shares = useMemo(() => sharesOf(dataset.labels, indices), [dataset, indices]);
  const rest = shares.length - NAMED;
  return (
    <span className={styles.shares}>
      {shares.slice(0, NAMED).map(({ label, share }) => (
        <span key={label} className={styles.share}>
          <ClassGlyph index={label} />
          <b>{dataset.classNames[label] ?? label}</b> {Math.round(100 * share)} %
        </span>
      ))}
      {rest > 0 && <span>and {rest} more</span>}
    </span>
  );
}

/** The mean of the newest ones that were asked for. */
function useMean(indices: Uint32Array): Float32Array | undefined {
  const [mean, setMean] = useState<Float32Array>();
  const ask = useMemo(() => createLatest(meanImage, setMean), []);
  useEffect(() => ask(indices), [ask, indices]);
  return mean;
}
