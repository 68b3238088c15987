/** A piece of a chosen run's line, as it is drawn in the chart. Not its name. */
import { lookOf } from './runLook.ts';

export function RunSwatch({ place }: { readonly place: number }) {
  const { color, dash } = lookOf(place);
  return (
    <svg width="24" height="8" aria-hidden="true">
      <path d="M0 4h24" stroke={`var(--class-${color})`} strokeWidth="2" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}
