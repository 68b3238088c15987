/** The regularizers of the experiment: change, remove, add. Those that cannot go with the code say why. */

import { findChoice } from '#catalog/choice.ts';
import type { RegularizerChoice } from '#catalog/experiment.ts';
import { regularizerSlot } from '#catalog/slots.ts';
import { regularizerOffers, withoutRegularizer, withRegularizer } from '#store/edits.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { About } from './About.tsx';
import { ParamList } from './ParamList.tsx';
import styles from './Regularizers.module.css';

export function Regularizers() {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const offers = regularizerOffers(spec);
  return (
    <>
      {spec.regularizers.map(({ id }) => (
        <Regularizer key={id} id={id} onRemove={() => setSpec(withoutRegularizer(spec, id))} />
      ))}
      {offers.length > 0 && (
        <Menu
          label="Add a regularizer"
          trigger={
            <Button className={styles.add}>
              <Icon name="plus" /> add a regularizer
            </Button>
          }
          items={offers.map(({ entry, obstacle }) => ({
            id: entry.id,
            label: entry.label,
            detail: obstacle ?? entry.summary,
            disabled: obstacle !== undefined,
          }))}
          onChoose={(id) => setSpec(withRegularizer(spec, id))}
        />
      )}
    </>
  );
}

interface RegularizerProps {
  readonly id: RegularizerChoice['id'];
  readonly onRemove: () => void;
}

function Regularizer({ id, onRemove }: RegularizerProps) {
  const entry = findChoice(regularizerSlot, id);
  return (
    <div className={styles.regularizer}>
      <div className={styles.head}>
        <h3 className={styles.name}>{entry.label}</h3>
        <About entry={entry} />
        <Button
          className={styles.remove}
          variant="quiet"
          icon
          aria-label={`Remove ${entry.label}`}
          onClick={onRemove}
        >
          <Icon name="close" />
        </Button>
      </div>
      <ParamList place={{ kind: 'regularizer', id }} />
    </div>
  );
}
