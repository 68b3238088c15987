/** What a screen reader says of a map, kept up to date now and then. Not the hover card. */
import { useEffect, useState } from 'react';
import type { FrameId } from '#protocol/frames.ts';
import { onFrame } from '#store/frames.ts';
import { formatCount, formatFixed } from '../../drawing/format.ts';
import type { Cloud } from './cloud.ts';
import { boundsOf, NOWHERE } from './view.ts';

interface MapSummaryInput {
  readonly cloud: Cloud;
  readonly frameId: FrameId;
  readonly names: readonly [string, string | undefined];
  /** What the items are called. */
  readonly many: string;
  /** How many are shown as themselves. */
  readonly thumbnails: number;
}

const INTERVAL_MS = 3000;

export function useMapSummary({ cloud, frameId, names, many, thumbnails }: MapSummaryInput): string {
  const [summary, setSummary] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      setSummary(summarise(cloud, names, many));
    };
    const writeSoon = () => {
      timer ??= setTimeout(write, INTERVAL_MS);
    };
    write();
    // What is there already is drawn after this.
    writeSoon();
    const stop = onFrame(frameId, writeSoon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [cloud, frameId, names, many]);
  return thumbnails > 0 ? `${summary} ${thumbnails} ${many} in view are shown themselves.` : summary;
}

function placedIn({ positions, count }: Cloud): number {
  let placed = 0;
  for (let i = 0; i < count; i++) if (positions[2 * i]! < NOWHERE / 2) placed++;
  return placed;
}

function summarise(cloud: Cloud, [across, up]: readonly [string, string | undefined], many: string): string {
  const bounds = boundsOf(cloud.positions);
  if (!bounds) return 'Map of the codes: none computed yet.';
  const range = (name: string, from: number, to: number) =>
    `${name} from ${formatFixed(from, 2)} to ${formatFixed(to, 2)}`;
  const height = up === undefined ? '' : ` and ${range(up, bounds.bottom, bounds.top)}`;
  return `Map of the codes of ${formatCount(placedIn(cloud))} ${many}, one mark each, coloured and shaped by class. Most lie at ${range(across, bounds.left, bounds.right)}${height}.`;
}
