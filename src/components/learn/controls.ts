/** The real controls that lessons point at: what they are called, where they are, and their elements. */
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { ControlId } from '#catalog/lessons/lesson.ts';
import { type Place, schemaAt, slotLabel } from '#catalog/place.ts';
import { regularizerSlot, slotNames } from '#catalog/slots.ts';
import { panels } from '../panels/index.ts';

const AMONG_SETTINGS =
  'It is among the settings, which are not on screen at this width: open them with Settings at the head of the page.';

/** Those that are always on the page, and where to look if not. */
const fixed: Readonly<Record<string, readonly [name: string, where: string]>> = {
  train: ['Train', 'It is at the head of the page, or at its foot on a narrow screen.'],
  recipe: ['Recipe', 'It is at the head of the page.'],
  stage: ['The stage', 'It is above the workspaces.'],
  code: ['The code on the stage', 'It is the narrowest bar on the stage, once the data are loaded.'],
  generate: [
    'Generate',
    'It gives way to the settings at this width: close them with Settings at the head of the page.',
  ],
};

export interface ControlInfo {
  readonly name: string;
  /** Where to look if it is not on screen. */
  readonly where: string;
}

/** What a control is called in an experiment; undefined if that has none of the kind. */
export function controlInfo(control: ControlId, spec: ExperimentSpec): ControlInfo | undefined {
  const [kind = '', ...rest] = control.split('.');
  if (kind === 'panel') {
    const panel = panels.find(({ id }) => id === rest[0]);
    return panel && { name: panel.title, where: 'This panel is not on screen: it stands beside the lesson.' };
  }
  if (kind === 'setting') {
    const name = settingName(rest, spec);
    return name === undefined ? undefined : { name, where: AMONG_SETTINGS };
  }
  const found = fixed[kind];
  return found && { name: found[0], where: found[1] };
}

function settingName([first = '', ...rest]: readonly string[], spec: ExperimentSpec): string | undefined {
  const slot = slotNames.find((name) => name === first);
  if (slot) return rest[0] === undefined ? slotLabel(slot) : labelOf(spec, { kind: 'slot', slot }, rest[0]);
  if (first === 'training') return labelOf(spec, { kind: 'training' }, rest[0] ?? '');
  const [id = '', name = ''] = rest;
  const isThere = spec.regularizers.some((chosen) => chosen.id === id);
  if (first !== 'regularizer' || !isThere) return undefined;
  const label = labelOf(spec, { kind: 'regularizer', id }, name);
  return label && `${label} of ${findChoice(regularizerSlot, id).label}`;
}

const labelOf = (spec: ExperimentSpec, place: Place, name: string): string | undefined =>
  schemaAt(spec, place)[name]?.label;

/** The element on screen; undefined if it is not there at this width, or not now. */
export function findControl(control: ControlId): HTMLElement | undefined {
  const bearer = document.querySelector(`[data-control="${CSS.escape(control)}"]`);
  // What has no box of its own names its contents.
  const candidates = bearer ? [bearer, ...bearer.children] : [];
  return candidates.find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.getClientRects().length > 0,
  );
}

/** What a person would use first, in this order. */
const USABLE = [
  'input[type=range]',
  '[role=combobox]',
  'input',
  'canvas[tabindex]',
  '[tabindex="0"]',
  'button',
];

/** Moves the focus into a control. */
export function focusOn(element: HTMLElement): void {
  const usable = USABLE.map((selector) =>
    element.matches(selector) ? element : element.querySelector(selector),
  ).find((found): found is HTMLElement => found instanceof HTMLElement);
  usable?.focus();
}
