/**
 * What the open panels need of the worker: each declares it while it is mounted, the union is sent.
 * Not the frames that come back: frames.ts.
 */
import { createContext, useContext, useEffect } from 'react';
import type { Needs } from '#protocol/frames.ts';
import { call } from './connection.ts';
import { needsUnion } from './needsUnion.ts';

const declared = new Map<symbol, Needs>();
let isOpen = false;
let isScheduled = false;
let sent = '';

/** False around what is out of sight: it keeps what it shows and asks for nothing. */
export const IsInSight = createContext(true);

/** Declares what the calling component needs. Pass the same object as long as it means the same. */
export function useNeeds(needs: Needs): void {
  const isInSight = useContext(IsInSight);
  useEffect(() => {
    if (!isInSight) return;
    const key = Symbol('needs');
    declared.set(key, needs);
    schedule();
    return () => {
      declared.delete(key);
      schedule();
    };
  }, [needs, isInSight]);
}

/** Tells a run that has just been opened, whatever was told before. */
export function sendNeedsAnew(): void {
  isOpen = true;
  sent = '';
  schedule();
}

/** Many panels may open in one turn: one message tells of all. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  queueMicrotask(() => {
    isScheduled = false;
    send();
  });
}

function send(): void {
  if (!isOpen) return;
  const needs = needsUnion(declared.values());
  const text = JSON.stringify(needs);
  if (text === sent) return;
  sent = text;
  // A refusal means that the run has ended; the next one is told anew.
  call('watch', { needs }).catch(() => {
    sent = '';
  });
}
