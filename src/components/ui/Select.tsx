/** One of a few named values. Not for long lists: nothing filters it. */
import { Select as BaseSelect } from '@base-ui/react/select';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import styles from './Select.module.css';

interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second, smaller line in the list. */
  readonly detail?: string;
  /** Why it cannot be chosen; undefined if it can. Asked when the list is open, and shown instead of the detail. */
  readonly refusal?: () => string | undefined;
  /** A heading that it stands under, with its neighbours of the same group. */
  readonly group?: string;
}

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  /** Only screen readers hear the label. */
  readonly hideLabel?: boolean;
  /** "row" puts the value at the end of the label's line, without a box. */
  readonly layout?: 'box' | 'row';
  /** Small text at the end of the closed box. */
  readonly note?: string;
  /** Stands after the label: help, a mark or a button. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

export function Select<V extends string>(props: SelectProps<V>) {
  const {
    label,
    value,
    options,
    onChange,
    hideLabel = false,
    layout = 'box',
    note,
    aside,
    className,
  } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <BaseSelect.Root value={value} onValueChange={(next) => next !== null && onChange(next)} modal={false}>
      <div className={classNames(styles.select, styles[layout], className)}>
        {!hideLabel && (
          <div className={styles.head}>
            <BaseSelect.Label className={styles.label ?? ''}>{label}</BaseSelect.Label>
            {aside}
          </div>
        )}
        <BaseSelect.Trigger className={styles.trigger ?? ''} {...(hideLabel && { 'aria-label': label })}>
          <BaseSelect.Value className={styles.value ?? ''}>{chosen?.label ?? value}</BaseSelect.Value>
          {note !== undefined && (
            <span className={styles.note} data-note>
              {note}
            </span>
          )}
          <BaseSelect.Icon className={styles.chevron ?? ''}>
            <Icon name="chevron" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <Options options={options} />
      </div>
    </BaseSelect.Root>
  );
}

function Options<V extends string>({ options }: Pick<SelectProps<V>, 'options'>) {
  return (
    <BaseSelect.Portal>
      <BaseSelect.Positioner
        className={styles.positioner ?? ''}
        sideOffset={4}
        align="start"
        collisionPadding={8}
        alignItemWithTrigger={false}
      >
        <BaseSelect.Popup className={styles.popup ?? ''}>
          {grouped(options).map(({ group, members }) => (
            <BaseSelect.Group key={group}>
              {group !== '' && (
                <BaseSelect.GroupLabel className={styles.group ?? ''}>{group}</BaseSelect.GroupLabel>
              )}
              {members.map((option) => (
                <Option key={option.value} option={option} />
              ))}
            </BaseSelect.Group>
          ))}
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  );
}

/** Options under their headings, in the order in which these first occur. */
function grouped<V extends string>(options: readonly SelectOption<V>[]) {
  const groups = new Map<string, SelectOption<V>[]>();
  for (const option of options) {
    const { group = '' } = option;
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

function Option<V extends string>({ option }: { readonly option: SelectOption<V> }) {
  const { value, label } = option;
  const refusal = option.refusal?.();
  const detail = refusal ?? option.detail;
  return (
    <BaseSelect.Item {...{ value, label }} disabled={refusal !== undefined} className={styles.item ?? ''}>
      <BaseSelect.ItemText className={styles.text ?? ''}>{label}</BaseSelect.ItemText>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      <BaseSelect.ItemIndicator className={styles.check ?? ''}>
        <Icon name="check" />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  );
}
