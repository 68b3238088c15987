/** One parameter, drawn from its schema. Not a choice of a slot: SlotField.tsx. */
import type {
  ChoiceParam,
  LayerChoiceParam,
  NumberParam,
  Param,
  WeightsParam,
  WidthsParam,
} from '#catalog/params.ts';
import type { Effect } from '#store/effects.ts';
import { formatSetting } from '../ui/formatNumber.ts';
import { Help } from '../ui/Help.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { allowing } from './allowing.ts';
import { BackToDefault } from './BackToDefault.tsx';
import { EffectMark } from './EffectMark.tsx';
import { LayerChoiceField } from './LayerChoiceField.tsx';
import styles from './ParamField.module.css';
import { WeightsField } from './WeightsField.tsx';
import { WidthsField } from './WidthsField.tsx';

interface FieldProps<P extends Param, Value> {
  readonly param: P;
  readonly value: Value;
  /** Of a change. */
  readonly effect: Effect;
  readonly onChange: (value: Value) => void;
}

interface ParamFieldProps extends FieldProps<Param, unknown> {
  /** Hidden layers that there are at its place. */
  readonly layers: number;
  /** Why it cannot have a value; undefined if it can. */
  readonly obstacleOf: (value: unknown) => string | undefined;
}

/** Draws a parameter by its kind; nothing if the value is not of that kind. */
export function ParamField({ param, value, effect, onChange, layers, obstacleOf }: ParamFieldProps) {
  if (param.kind === 'number') {
    return typeof value === 'number' ? <NumberParamField {...{ param, value, effect, onChange }} /> : null;
  }
  if (param.kind === 'choice') {
    return typeof value === 'string' ? (
      <ChoiceParamField {...{ param, value, effect, onChange, obstacleOf }} />
    ) : null;
  }
  if (param.kind === 'layerChoice') {
    const values = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : String(value);
    return <LayerChoiceParamField {...{ param, value: values, effect, onChange, layers, obstacleOf }} />;
  }
  const numbers = Array.isArray(value) ? value.filter((number) => typeof number === 'number') : [];
  return <ListParamField {...{ param, value: numbers, effect, onChange }} />;
}

/** Beyond this a slider's smallest move is too large to be of use. */
const LARGEST_SLIDER = 1e6;

function NumberParamField({ param, value, effect, onChange }: FieldProps<NumberParam, number>) {
  const { min, max, scale, unit, integer = false } = param;
  const label = param.symbol === undefined ? param.label : `${param.label} ${param.symbol}`;
  const format = (number: number) =>
    unit === undefined ? formatSetting(number) : `${formatSetting(number)} ${unit}`;
  const extras = (
    <Extras {...{ param, value, effect, onChange }} shownDefault={formatSetting(param.default)} />
  );
  if (scale === 'linear' && max - min > LARGEST_SLIDER) {
    const step = integer ? 1 : 0;
    return (
      <div className={styles.row}>
        <span className={styles.label}>{label}</span>
        {extras}
        <NumberField className={styles.value} {...{ label, value, min, max, step, format, onChange }} />
      </div>
    );
  }
  const step = integer ? 1 : strideOf(max - min);
  return <Slider {...{ label, value, min, max, step, scale, format, onChange }} aside={extras} />;
}

/** A round step, between 1/2000 and 1/200 of the range. */
function strideOf(range: number): number {
  return 10 ** Math.floor(Math.log10(range / 200));
}

interface ChoiceProps extends FieldProps<ChoiceParam, string>, Pick<ParamFieldProps, 'obstacleOf'> {}

function ChoiceParamField({ param, value, effect, onChange, obstacleOf }: ChoiceProps) {
  const options = param.options.map((option) => allowing(option, obstacleOf(option.value)));
  const extras = <Extras {...{ param, value, effect, onChange }} shownDefault={defaultLabel(param)} />;
  return (
    <Select
      layout="row"
      label={param.label}
      value={value}
      options={options}
      onChange={onChange}
      aside={extras}
    />
  );
}

interface LayerChoiceProps
  extends FieldProps<LayerChoiceParam, string | readonly string[]>,
    Pick<ParamFieldProps, 'layers' | 'obstacleOf'> {}

function LayerChoiceParamField({ param, value, effect, onChange, ...others }: LayerChoiceProps) {
  const aside = <Extras {...{ param, value, effect, onChange }} shownDefault={defaultLabel(param)} />;
  return <LayerChoiceField {...{ param, value, onChange, aside, ...others }} />;
}

const defaultLabel = (param: ChoiceParam | LayerChoiceParam) =>
  param.options.find((option) => option.value === param.default)?.label ?? param.default;

function ListParamField({
  param,
  value,
  effect,
  onChange,
}: FieldProps<WidthsParam | WeightsParam, readonly number[]>) {
  const aside = <Extras {...{ param, value, effect, onChange }} shownDefault={param.default.join(' · ')} />;
  return param.kind === 'widths' ? (
    <WidthsField {...{ param, value, onChange, aside }} />
  ) : (
    <WeightsField {...{ param, value, onChange, aside }} />
  );
}

interface ExtrasProps<Value> extends FieldProps<Param & { readonly default: Value }, Value> {
  readonly shownDefault: string;
}

const sentences = {
  now: 'Applies at once, also while training.',
  later: 'Applies when the main training begins.',
  nextRun: 'The pretraining of this run is over: a change applies in the next one.',
  restart: 'Changing it restarts the run from the same seed.',
} as const satisfies Record<Effect, string>;

/** Help, effect mark and the way back to the default. */
function Extras<Value>({ param, value, effect, shownDefault, onChange }: ExtrasProps<Value>) {
  return (
    <>
      <Help term={param.label}>
        <p>{param.help}</p>
        <p className={styles.effect}>{sentences[effect]}</p>
      </Help>
      <EffectMark effect={effect} />
      {String(value) !== String(param.default) && (
        <BackToDefault label={param.label} shown={shownDefault} onClick={() => onChange(param.default)} />
      )}
    </>
  );
}
