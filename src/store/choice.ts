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
