/** Adds the mean code of one group of images to an image's code, takes away another's, and shows what that draws. */
import { useMemo } from 'react';
import type { ArithmeticFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../../drawing/format.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { ArithmeticHelp } from './ArithmeticHelp.tsx';
import styles from './ArithmeticPanel.module.css';
import { firstOperands, groupOf, meanName, type Operands, optionsFor } from './groups.ts';
import { SumOfCodes } from './SumOfCodes.tsx';

const TITLE = 'Arithmetic';

/** What a person chose, and of which data: other data have other classes. */
const useChosen = createChoice<Partial<Operands> & { readonly dataset?: string }>({});
const NOBODY = new Uint32Array();

export function ArithmeticPanel() {
  const dataset = useHourglass((state) => state.dataset);
  if (!dataset)
    return (
      <Panel
        title={TITLE}
        empty="What becomes of an image when the mean code of a class or of selected images is added to its own appears here as soon as it is computed."
      />
    );
  return <Arithmetic dataset={dataset} />;
}

function Arithmetic({ dataset }: { readonly dataset: DatasetInfo }) {
  const setZ = useHourglass((state) => state.setZ);
  const { operands, choose, indices } = useOperands(dataset);
  const frame = useFrame('arithmetic');
  const options = optionsFor(dataset, indices.length);
  const sum = isWithoutImages(operands, indices) ? undefined : frame;
  return (
    <Panel title={TITLE} subtitle="z + mean code − mean code" actions={<ArithmeticHelp />}>
      <div className={styles.contents}>
        <div className={styles.choice}>
          {terms.map(({ term, sign, label }) => (
            <div key={term} className={styles.operand}>
              <span aria-hidden="true">{sign}</span>
              <Select
                {...{ label, options }}
                hideLabel
                value={String(operands[term])}
                onChange={(value) => choose({ [term]: groupOf(value) })}
              />
            </div>
          ))}
          <Button variant="quiet" disabled={!sum} onClick={() => sum && setZ(sum.autoencoder.z)}>
            put it into the sliders
          </Button>
        </div>
        {isWithoutImages(operands, indices) ? (
          <Empty className={styles.empty}>{SELECT_FIRST}</Empty>
        ) : (
          <Sums {...{ frame, dataset }} />
        )}
      </div>
    </Panel>
  );
}

const terms = [
  { term: 'plus', sign: '+', label: 'Group to add' },
  { term: 'minus', sign: '−', label: 'Group to take away' },
] as const;

const SELECT_FIRST =
  'No images are selected. Select some on the map of the codes: drag around them with Shift held down, or press its lasso. By keyboard, L on the map begins, and Enter takes those in the circle.';

/** Both groups, and the images that are selected; asks for their sum. */
function useOperands(dataset: DatasetInfo) {
  const index = useHourglass((state) => state.selectedImage);
  const indices = useHourglass((state) => state.selection?.indices) ?? NOBODY;
  const [chosen, setChosen] = useChosen();
  const first = firstOperands(dataset, index);
  const kept = chosen.dataset === dataset.id ? chosen : {};
  const { plus = first.plus, minus = first.minus } = kept;
  const usesSelected = plus === 'selected' || minus === 'selected';
  const selected = useMemo(() => (usesSelected ? [...indices] : []), [usesSelected, indices]);
  useNeeds(useMemo(() => ({ arithmetic: { index, plus, minus, selected } }), [index, plus, minus, selected]));
  return {
    operands: { plus, minus },
    indices,
    choose: (next: Partial<Operands>) => setChosen({ ...kept, ...next, dataset: dataset.id }),
  };
}

const isWithoutImages = ({ plus, minus }: Operands, indices: Uint32Array): boolean =>
  indices.length === 0 && (plus === 'selected' || minus === 'selected');

interface SumsProps {
  readonly frame: ArithmeticFrame | undefined;
  readonly dataset: DatasetInfo;
}

function Sums({ frame, dataset }: SumsProps) {
  const pcaNote = usePcaNote();
  if (!frame) return <p className={styles.note}>Codes of both groups are awaited.</p>;
  const { autoencoder, pca, step } = frame;
  const means = { plus: meanName(frame.plus, dataset), minus: meanName(frame.minus, dataset) };
  const [plus, minus] = autoencoder.counts;
  return (
    <>
      <SumOfCodes title="Autoencoder" tone="autoencoder" sum={autoencoder} {...{ dataset, ...means }} />
      {pca ? (
        <SumOfCodes title="PCA" tone="pca" sum={pca} {...{ dataset, ...means }} />
      ) : (
        <p className={styles.note}>{pcaNote}</p>
      )}
      <p className={styles.note}>
        Step {formatCount(step)}. Means over {formatCount(plus)} and {formatCount(minus)} images.
      </p>
    </>
  );
}
