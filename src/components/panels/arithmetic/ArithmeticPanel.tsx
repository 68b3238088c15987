/** Adds the mean code of one class to an image's code, takes away another's, and shows what that draws. */
import { useMemo, useState } from 'react';
import type { ArithmeticFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../../drawing/format.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { Button } from '../../ui/Button.tsx';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './ArithmeticPanel.module.css';
import { SumOfCodes } from './SumOfCodes.tsx';

const TITLE = 'Arithmetic';

export function ArithmeticPanel() {
  const dataset = useHourglass((state) => state.dataset);
  if (!dataset)
    return (
      <Panel
        title={TITLE}
        empty="What becomes of an image when the mean code of a class is added to its own appears here as soon as it is computed."
      />
    );
  return <Arithmetic key={dataset.id} dataset={dataset} />;
}

function Arithmetic({ dataset }: { readonly dataset: DatasetInfo }) {
  const index = useHourglass((state) => state.selectedImage);
  const setZ = useHourglass((state) => state.setZ);
  const [wishedPlus, setPlus] = useState<number>();
  const [wishedMinus, setMinus] = useState<number>();
  // The image's own class is taken away at first: then the sum is an image of the other one.
  const own = dataset.labels[index] ?? 0;
  const plus = wishedPlus ?? (own + 1) % dataset.classNames.length;
  const minus = wishedMinus ?? own;
  useNeeds(useMemo(() => ({ arithmetic: { index, plus, minus } }), [index, plus, minus]));
  const frame = useFrame('arithmetic');
  const { classNames } = dataset;
  return (
    <Panel title={TITLE} subtitle="z + mean code − mean code" actions={<ArithmeticHelp />}>
      <div className={styles.contents}>
        <div className={styles.choice}>
          <span>+</span>
          <ClassSelect label="Class to add" value={plus} {...{ classNames }} onChange={setPlus} />
          <span>−</span>
          <ClassSelect label="Class to take away" value={minus} {...{ classNames }} onChange={setMinus} />
          <Button variant="quiet" disabled={!frame} onClick={() => frame && setZ(frame.autoencoder.z)}>
            put it into the sliders
          </Button>
        </div>
        {frame ? (
          <Sums {...{ frame, dataset }} />
        ) : (
          <p className={styles.note}>Codes of both classes are awaited.</p>
        )}
      </div>
    </Panel>
  );
}

interface ClassSelectProps {
  readonly label: string;
  readonly value: number;
  readonly classNames: readonly string[];
  readonly onChange: (value: number) => void;
}

function ClassSelect({ label, value, classNames, onChange }: ClassSelectProps) {
  const options = classNames.map((name, i) => ({ value: String(i), label: name }));
  return (
    <Select
      {...{ label, options }}
      hideLabel
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

interface SumsProps {
  readonly frame: ArithmeticFrame;
  readonly dataset: DatasetInfo;
}

function Sums({ frame, dataset }: SumsProps) {
  const pcaNote = usePcaNote();
  const { autoencoder, pca, step } = frame;
  const nameOf = (label: number) => dataset.classNames[label] ?? String(label);
  const classes = { plus: nameOf(frame.plus), minus: nameOf(frame.minus) };
  const [plus, minus] = autoencoder.counts;
  return (
    <>
      <SumOfCodes title="Autoencoder" tone="autoencoder" sum={autoencoder} {...{ dataset, ...classes }} />
      {pca ? (
        <SumOfCodes title="PCA" tone="pca" sum={pca} {...{ dataset, ...classes }} />
      ) : (
        <p className={styles.note}>{pcaNote}</p>
      )}
      <p className={styles.note}>
        Step {formatCount(step)}. Means over {formatCount(plus)} and {formatCount(minus)} images.
      </p>
    </>
  );
}

function ArithmeticHelp() {
  return (
    <Help term="Arithmetic">
      <p>
        z(image) + mean code of one class − mean code of another, decoded. If what sets the two classes apart
        is a direction of the code, the image becomes one of the other class and keeps the rest: its slant,
        its thickness.
      </p>
      <p>
        The means are over all images whose codes are known, training and test. Under PCA the same sum is one
        of pixels: it is linear.
      </p>
    </Help>
  );
}
