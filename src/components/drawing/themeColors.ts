/**
 * The colours of the current theme as numbers, for canvases, which know nothing of CSS variables.
 * Not their values: those stand in ui/tokens.css.
 */
import { useSyncExternalStore } from 'react';
import { CLASS_MARKS } from './classMarks.ts';

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [number, number, number];

export interface ThemeColors {
  readonly background: Rgb;
  readonly surface: Rgb;
  readonly sunk: Rgb;
  readonly ink: Rgb;
  readonly muted: Rgb;
  readonly line: Rgb;
  readonly sand: Rgb;
  readonly accent: Rgb;
  readonly pca: Rgb;
  readonly positive: Rgb;
  readonly negative: Rgb;
  /** The colour of a class, repeating after ten. */
  readonly classes: readonly Rgb[];
}

let held: ThemeColors | undefined;
const listeners = new Set<() => void>();
let stopObserving: (() => void) | undefined;

/** The colours now; the canvas that uses this hook draws again when the theme changes. */
export function useThemeColors(): ThemeColors {
  return useSyncExternalStore(subscribe, current);
}

/** `rgb(…)`, with an opacity if wanted. */
export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

function current(): ThemeColors {
  held ??= readColors();
  return held;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopObserving ??= observe();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopObserving?.();
    stopObserving = undefined;
  };
}

function observe(): () => void {
  const changed = () => {
    held = undefined;
    for (const listener of listeners) listener();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}

/** Lets the browser resolve each variable, whatever way it is written in. */
function readColors(): ThemeColors {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (variable: string): Rgb => {
    probe.style.color = `var(--${variable})`;
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  };
  const colors: ThemeColors = {
    background: read('background'),
    surface: read('surface'),
    sunk: read('sunk'),
    ink: read('ink'),
    muted: read('muted'),
    line: read('line'),
    sand: read('sand'),
    accent: read('accent'),
    pca: read('pca'),
    positive: read('positive'),
    negative: read('negative'),
    classes: Array.from({ length: CLASS_MARKS }, (_, i) => read(`class-${i}`)),
  };
  probe.remove();
  return colors;
}
