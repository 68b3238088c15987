/** How well classes can be told from the codes: asks for a classifier on a copy of the encoder and lists what came of it.
 *  Not the classifier, and not the work's progress in detail: the worker has those. */
import { useState } from 'react';
import { classificationParams } from '#catalog/classification.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Accuracies } from './Accuracies.tsx';
import { ClassifierHelp } from './ClassifierHelp.tsx';
import styles from './ClassifierPanel.module.css';

const { epochs: param } = classificationParams;

export function ClassifierPanel() {
  const [epochs, setEpochs] = useState(param.default);
  const found = useHourglass((state) => state.classifications);
  const task = useHourglass((state) => state.tasks.find(({ task: id }) => id === 'classify'));
  const isOpen = useHourglass(({ network, state }) => network !== undefined && state.phase !== 'loading');
  const { classify, cancel } = useHourglass.getState();
  return (
    <Panel title="Classes from codes" subtitle="accuracy on test images" actions={<ClassifierHelp />}>
      <div className={styles.contents}>
        <div className={styles.asking}>
          <Button variant="primary" disabled={!isOpen || task !== undefined} onClick={() => classify(epochs)}>
            Fine-tune a copy with labels
          </Button>
          <Epochs epochs={epochs} onChange={setEpochs} />
        </div>
        {task && (
          <Progress
            label={task.label}
            fraction={task.fraction}
            detail={task.detail}
            onCancel={() => cancel('classify')}
          />
        )}
        {found.length > 0 && <Accuracies found={found} />}
        {found.length === 0 && !task && (
          <p className={styles.none}>
            How many images a softmax on the code tells right, before and after the encoder has seen labels.
          </p>
        )}
      </div>
    </Panel>
  );
}

interface EpochsProps {
  readonly epochs: number;
  readonly onChange: (epochs: number) => void;
}

function Epochs({ epochs, onChange }: EpochsProps) {
  const { label, min, max } = param;
  return (
    <span className={styles.epochs}>
      for <NumberField {...{ label, min, max, onChange }} value={epochs} step={1} />{' '}
      {epochs === 1 ? 'epoch' : 'epochs'}
    </span>
  );
}
