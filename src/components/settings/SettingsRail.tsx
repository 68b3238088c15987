/** All settings of the experiment, drawn from the catalog. Not the recipes: the transport offers those. */
import { slotLabel } from '#catalog/place.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../drawing/format.ts';
import { countItems } from '../drawing/items/itemNames.ts';
import { EffectMark } from './EffectMark.tsx';
import { EntropyFloor } from './EntropyFloor.tsx';
import { LossRule } from './LossRule.tsx';
import { OwnFiles } from './OwnFiles.tsx';
import { ParamList } from './ParamList.tsx';
import { Regularizers } from './Regularizers.tsx';
import styles from './SettingsRail.module.css';
import { SlotField } from './SlotField.tsx';
import { StepNote } from './StepNote.tsx';
import { type Section, settingsSections } from './sections.ts';
import { UndoButtons } from './UndoButtons.tsx';

const sections = settingsSections();

const extras = {
  ownFiles: <OwnFiles />,
  lossNotes: (
    <>
      <LossRule />
      <EntropyFloor />
    </>
  ),
  regularizers: <Regularizers />,
  training: (
    <>
      <StepNote />
      <ParamList place={{ kind: 'training' }} />
      <ParamList place={{ kind: 'seed' }} />
    </>
  ),
} as const;

export function SettingsRail() {
  return (
    <div className={styles.rail}>
      <div className={styles.head}>
        <p className={styles.legend}>
          <span>
            <EffectMark effect="now" /> applies at once
          </span>
          <span>
            <EffectMark effect="restart" /> begins a new run
          </span>
        </p>
        <UndoButtons />
      </div>
      {sections.map((section) => (
        <SettingsSection key={section.title} section={section} />
      ))}
    </div>
  );
}

function SettingsSection({ section: { title, slots, extra } }: { readonly section: Section }) {
  const count = useImageCount();
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {slots.map((slot, i) => (
        <SlotField
          key={slot}
          slot={slot}
          label={slotLabel(slot)}
          hideLabel={i === 0 && extra !== 'training'}
          note={slot === 'dataset' ? count : undefined}
        />
      ))}
      {extra && extras[extra]}
    </section>
  );
}

/** How many images the chosen data set has, once it is loaded. */
function useImageCount(): string | undefined {
  const count = useHourglass(({ dataset, spec }) =>
    dataset?.id === spec.dataset.id ? countItems(dataset) : undefined,
  );
  return count === undefined ? undefined : formatCount(count);
}
