/** Asks for a sweep: over which number, with which values, for how long. Not the training. */
import { useId, useState } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { startSweep } from '#store/runs/actions.ts';
import { parseValues, type SweepTarget, suggestedValues, sweepTargets } from '#store/runs/sweepTargets.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { formatSetting } from '../../ui/formatNumber.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './SweepPanel.module.css';

const EPOCHS = 3;
const MOST_EPOCHS = 1000;

export function SweepForm({ onStart }: { readonly onStart: () => void }) {
  const spec = useHourglass((state) => state.spec);
  const targets = sweepTargets(spec);
  const [id, setId] = useState<string>();
  const target = targets.find((one) => one.id === id) ?? targets[0];
  if (!target) return null;
  return (
    <div className={styles.form}>
      <Select
        label="Sweep over"
        value={target.id}
        options={targets.map((one) => ({ value: one.id, label: one.label, group: one.group }))}
        onChange={setId}
      />
      <Values key={target.id} {...{ spec, target, onStart }} />
    </div>
  );
}

interface ValuesProps {
  readonly spec: ExperimentSpec;
  readonly target: SweepTarget;
  readonly onStart: () => void;
}

/** Which values, for how long, and the start. */
function Values({ spec, target, onStart }: ValuesProps) {
  const [typed, setTyped] = useState<string>();
  const [epochs, setEpochs] = useState(EPOCHS);
  const text = typed ?? textOf(target);
  const { values, problem } = parseValues(text, spec, target);
  const start = () => {
    onStart();
    void startSweep(target, values, epochs);
  };
  const field = { label: 'Epochs of each run', value: epochs, min: 1, max: MOST_EPOCHS, step: 1 } as const;
  return (
    <>
      <ValuesField text={text} problem={problem} onChange={setTyped} />
      <div className={styles.row}>
        <Button variant="primary" disabled={problem !== undefined} onClick={start}>
          Train {values.length} runs
        </Button>
        <span className={styles.epochs}>
          of <NumberField {...field} onChange={setEpochs} /> {epochs === 1 ? 'epoch' : 'epochs'}
        </span>
      </div>
    </>
  );
}

/** Not written with thousands separated: commas separate values. */
const textOf = (target: SweepTarget): string =>
  suggestedValues(target)
    .map((value) => formatSetting(value).replaceAll(',', ''))
    .join(', ');

interface ValuesFieldProps {
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

function ValuesField({ text, problem, onChange }: ValuesFieldProps) {
  const [field, note] = [useId(), useId()];
  return (
    <div>
      <label className={styles.label} htmlFor={field}>
        Values
      </label>
      <input
        id={field}
        className={styles.values}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={note}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={note} className={styles.problem} role="status">
        {problem}
      </p>
    </div>
  );
}
