/**
 * A value on a range, and the value as a number that can be typed. Not tied to any parameter.
 */
import { type ReactNode, useId, useMemo } from 'react';
import { formatNumber } from './formatNumber.ts';
import { NumberField } from './NumberField.tsx';
import { Range } from './Range.tsx';
import styles from './Slider.module.css';
import { decimalLadder, nearestRung, nearestStep, wholeLadder } from './sliderScale.ts';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Logarithmic ones need min > 0; whole rungs if step is 1. */
  readonly scale?: 'linear' | 'log';
  readonly format?: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly accent?: 'sand' | 'pca';
  /** The part of a linear scale that is coloured, from and to; without it, up to the value. */
  readonly within?: readonly [number, number];
  /** What may be typed, from and to; without it, what the scale has. */
  readonly typed?: readonly [number, number];
  /** Stands after the label: a mark or a button. */
  readonly aside?: ReactNode;
}

/** Between values and the positions of the range input. */
function useScale({ min, max, step, scale }: SliderProps) {
  return useMemo(() => {
    if (scale !== 'log') {
      // Where the browser puts it: a value between two steps would come back as a change of its own.
      const toPosition = (value: number) => nearestStep(value, min, step);
      return { min, max, step, toPosition, toValue: (at: number) => at };
    }
    const ladder = step === 1 ? wholeLadder(min, max) : decimalLadder(min, max);
    return {
      min: 0,
      max: ladder.length - 1,
      step: 1,
      toPosition: (value: number) => nearestRung(ladder, value),
      toValue: (at: number) => ladder[at] ?? min,
    };
  }, [min, max, step, scale]);
}

export function Slider(props: SliderProps) {
  const { label, value, min, max, step, format = formatNumber, onChange } = props;
  const { accent = 'sand', within, typed = [min, max], aside } = props;
  const id = useId();
  const scale = useScale(props);
  const position = Math.min(scale.max, Math.max(scale.min, scale.toPosition(value)));
  const precision = Number.isInteger(step) ? step : 0;
  return (
    <div className={styles.slider}>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {aside}
        <NumberField
          className={styles.value}
          label={`${label}, value`}
          {...{ value, format, onChange }}
          min={typed[0]}
          max={typed[1]}
          step={precision}
        />
      </div>
      <Range
        {...{ id, accent, within }}
        min={scale.min}
        max={scale.max}
        step={scale.step}
        value={position}
        valueText={format(value)}
        onChange={(at) => onChange(scale.toValue(at))}
      />
    </div>
  );
}
