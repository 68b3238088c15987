/**
 * What a person chooses in a panel, for this visit: the panel goes with its workspace, the choice stays.
 * Not preferences that outlive the visit: remembered.ts.
 */
import { create } from 'zustand';

/** A hook like useState, whose value is the same for all who call it and outlives them. */
export function createChoice<T>(initial: T): () => readonly [value: T, choose: (value: T) => void] {
  const useStored = create(() => ({ value: initial }));
  const choose = (value: T) => useStored.setState({ value });
  return function useChoice() {
    return [useStored((state) => state.value), choose] as const;
  };
}

/** The same like useReducer: for what changes again before it is drawn, such as the strokes of a pen. */
export function createReducedChoice<T, Change>(
  initial: T,
  reduce: (value: T, change: Change) => T,
): () => readonly [value: T, change: (change: Change) => void] {
  const useStored = create(() => ({ value: initial }));
  const change = (by: Change) => useStored.setState(({ value }) => ({ value: reduce(value, by) }));
  return function useReducedChoice() {
    return [useStored((state) => state.value), change] as const;
  };
}
