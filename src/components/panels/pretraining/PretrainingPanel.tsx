/** The phases before the main training, one line each: how far, how well, and a way to hurry on. Not the main loss. */
import type { PhaseInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { phaseNow } from '#store/training.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Panel } from '../../ui/Panel.tsx';
import { PhaseLine, type PhaseStage } from './PhaseLine.tsx';
import { PretrainingHelp } from './PretrainingHelp.tsx';
import styles from './PretrainingPanel.module.css';

const TITLE = 'Pretraining';

export function PretrainingPanel() {
  const phases = useHourglass((state) => state.network?.phases);
  const now = useHourglass((state) => phaseNow(state)?.index);
  const { skipPhase } = useHourglass.getState();
  if (!phases || phases.length === 0)
    return <Panel title={TITLE} empty="Its phases appear here once the data are loaded." />;
  const isOver = now === undefined;
  return (
    <Panel
      title={TITLE}
      subtitle={isOver ? 'done' : `phase ${now + 1} of ${phases.length}`}
      actions={
        <>
          {!isOver && <Button onClick={skipPhase}>Skip the rest of this phase</Button>}
          <PretrainingHelp />
        </>
      }
    >
      <Phases phases={phases} now={now ?? phases.length} />
    </Panel>
  );
}

interface PhasesProps {
  readonly phases: readonly PhaseInfo[];
  /** Index of the one whose turn it is. */
  readonly now: number;
}

function Phases({ phases, now }: PhasesProps) {
  const step = useHourglass((state) => state.pace?.step ?? 0);
  const curves = useHourglass((state) => state.phaseCurves);
  const stageOf = (index: number): PhaseStage => (index < now ? 'done' : index === now ? 'now' : 'later');
  return (
    <ol className={styles.phases}>
      {phases.map((info, i) => (
        <PhaseLine
          key={info.id}
          info={info}
          number={i + 1}
          stage={stageOf(i)}
          step={i === now ? step : 0}
          curve={curves[info.id] ?? []}
        />
      ))}
      <li className={styles.phase} data-stage={now >= phases.length ? 'now' : 'later'}>
        <span className={styles.number}>{phases.length + 1}</span>
        <span className={classNames(styles.label, styles.wide)}>
          <span className={styles.name}>All layers together</span>
          <span className={styles.detail}>the main training; its loss has a panel of its own</span>
        </span>
      </li>
    </ol>
  );
}
