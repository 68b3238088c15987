/** One number, several values, a run each: the asking, the progress, and the trade-off that comes of it. */
import { useMemo, useState } from 'react';
import { useRuns } from '#store/runs/runs.ts';
import { useSweep } from '#store/runs/sweep.ts';
import { CsvButton } from '../../share/CsvButton.tsx';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { type KeptSweep, sweepsIn } from './points.ts';
import { SweepForm } from './SweepForm.tsx';
import styles from './SweepPanel.module.css';
import { SweepProgress } from './SweepProgress.tsx';
import { sweepCsv } from './sweepCsv.ts';
import { TradeOff } from './TradeOff.tsx';

const TITLE = 'Sweep';

export function SweepPanel() {
  const current = useSweep((state) => state.sweep);
  const [asked, setAsked] = useState<string>();
  const isGoing = current !== undefined && !current.isOver;
  const runs = useRuns((state) => state.runs);
  const sweeps = useMemo(() => sweepsIn(runs), [runs]);
  const shown = sweeps.find(({ id }) => id === (asked ?? current?.id)) ?? sweeps[0];
  return (
    <Panel title={TITLE} actions={<Actions shown={shown} />}>
      <div className={styles.sides}>
        <div className={styles.asking}>
          {/* Not taken away: what was asked for last is there when it is over. */}
          <div hidden={isGoing}>
            <SweepForm onStart={() => setAsked(undefined)} />
          </div>
          {current && <SweepProgress sweep={current} />}
        </div>
        <div className={styles.result}>
          <Result {...{ sweeps, shown }} onAsk={setAsked} />
        </div>
      </div>
    </Panel>
  );
}

interface ResultProps {
  readonly sweeps: readonly KeptSweep[];
  /** The one that was asked for; else the newest. */
  readonly shown: KeptSweep | undefined;
  readonly onAsk: (id: string) => void;
}

function Result({ sweeps, shown, onAsk }: ResultProps) {
  if (!shown) {
    return (
      <p className={styles.none}>
        Each value becomes a run, and each run a point here: what the code costs against what it loses, with
        PCA beside it.
      </p>
    );
  }
  const options = sweeps.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {sweeps.length > 1 && (
        <Select layout="row" label="Result of" value={shown.id} options={options} onChange={onAsk} />
      )}
      <TradeOff key={shown.id} sweep={shown} />
    </>
  );
}

function Actions({ shown }: Pick<ResultProps, 'shown'>) {
  return (
    <>
      {shown && <CsvButton what="the sweep" file="hourglass-sweep.csv" text={() => sweepCsv(shown)} />}
      <SweepHelp />
    </>
  );
}

function SweepHelp() {
  return (
    <Help term={TITLE}>
      <p>
        Trains the present experiment once with each value, from the same seed, one after another, and keeps
        every run. Afterwards your own experiment is open again, with the weights it had.
      </p>
      <p>
        The rate of a Gaussian code is its KL to the prior, in nats, without β. A point chooses its run for
        the comparison above.
      </p>
    </Help>
  );
}
