/** A value beside the store, for what changes too often to render more than one component for. */
import { useSyncExternalStore } from 'react';

export interface Value<T> {
  get(): T;
  set(next: T): void;
  /** Calls `listener` at every change; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export function createValue<T>(first: T): Value<T> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value, rendering again with each change. */
export const useValue = <T>({ get, onChange }: Value<T>): T => useSyncExternalStore(onChange, get);
