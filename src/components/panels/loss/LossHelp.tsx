/** What the objective is made of, in words and formulas from the catalog. Not its values. */
import type { ChoiceInfo } from '#catalog/choice.ts';
import { findChoice } from '#catalog/choice.ts';
import { codes } from '#catalog/codes/index.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { losses } from '#catalog/losses/index.ts';
import { regularizers } from '#catalog/regularizers/index.ts';
import { useHourglass } from '#store/store.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { Help } from '../../ui/Help.tsx';
import { auxiliariesBeside } from './auxiliariesBeside.ts';
import styles from './LossPanel.module.css';
import { isWeighted } from './termNames.ts';

interface LossHelpProps {
  readonly spec: ExperimentSpec;
  readonly unit: string;
  readonly hasFloor: boolean;
}

export function LossHelp({ spec, unit, hasFloor }: LossHelpProps) {
  const { one, many } = itemNames(useHourglass((state) => state.dataset));
  const code = findChoice<ChoiceInfo>(codes, spec.code.id);
  const parts: readonly ChoiceInfo[] = [
    findChoice<ChoiceInfo>(losses, spec.loss.id),
    ...(spec.code.id === 'plain' ? [] : [code]),
    ...spec.regularizers.map(({ id }) => findChoice<ChoiceInfo>(regularizers, id)),
  ];
  return (
    <Help term="Loss">
      <p>
        What training makes small, in {unit} per {one}: summed over the{' '}
        {one === 'image' ? 'pixels' : 'numbers'} of each and over code units, then averaged over {many}. The
        training line is one batch each; the test dots are held-out {many}, joined once there are enough.
      </p>
      <dl className={styles.formulas}>
        {parts.map(({ id, label, formula }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{formula}</dd>
          </div>
        ))}
      </dl>
      {isWeighted(spec) && <Weighted />}
      {hasFloor && (
        <p>
          Grey pixels are not certain to be black or white. The floor is their own entropy on the test images:
          a perfect reconstruction costs that much.
        </p>
      )}
      {auxiliariesBeside(spec).map(({ id, label, help }) => (
        <p key={id}>
          {label}’s own loss, on test images and no part of the total: {help}
        </p>
      ))}
      <p>Thin upright lines mark where a setting was changed while training.</p>
    </Help>
  );
}

const Weighted = () => (
  <p>
    Each term is shown as it enters the total. So the KL stands here times its weight β; what it is without β
    stands under Inspect, as the KL of each code unit.
  </p>
);
