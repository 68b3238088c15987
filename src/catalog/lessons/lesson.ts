/**
 * What a lesson is: steps that say something, set an experiment, point at controls and ask for a prediction.
 * Not its drawing, and not the measuring: a question only judges what it is given.
 */
import type { Source } from '../choice.ts';
import type { ExperimentSpec } from '../experiment.ts';
import type { SingleSlot } from '../slots.ts';
import type { MeasureId, Readings } from './measures.ts';

/** A part of the page that a lesson can point at; it bears this name as its `data-control`. */
export type ControlId =
  | 'train'
  | 'recipe'
  | 'stage'
  | 'code'
  | 'generate'
  | `panel.${string}`
  | `setting.${SingleSlot}`
  | `setting.${SingleSlot}.${string}`
  | `setting.regularizer.${string}.${string}`
  | `setting.training.${string}`;

export interface Pointer {
  readonly control: ControlId;
  /** What to do or to see there, in a sentence. */
  readonly hint: string;
}

export interface Term {
  readonly word: string;
  /** In plain words, without the word itself. */
  readonly meaning: string;
}

export interface Option {
  readonly id: string;
  /** What the learner predicts. */
  readonly label: string;
  /** Why, if this is what was measured. */
  readonly explanation: string;
}

/** What was found, and which of the options it is. */
export interface Outcome {
  readonly option: string;
  /** The measured numbers, in a sentence. */
  readonly found: string;
}

interface Asking {
  readonly ask: string;
  /** What has to be measured, once the run is over. */
  readonly needs: readonly MeasureId[];
  /** The step with whose findings it is compared. */
  readonly comparesWith?: string;
}

export interface ChoiceQuestion extends Asking {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** @param before of the step that it is compared with; of this one where there is none */
  outcome(now: Readings, before: Readings): Outcome;
}

export interface NumberQuestion extends Asking {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** How far off a prediction may be, in the same unit. */
  readonly tolerance: number;
  value(now: Readings, before: Readings): number;
  readonly explanation: string;
}

export type Question = ChoiceQuestion | NumberQuestion;

export interface Step {
  /** Once in its lesson. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs in plain words. */
  readonly text: readonly string[];
  readonly formula?: string;
  /** Explained where they are first used. */
  readonly terms?: readonly Term[];
  /** What it is about; set when the learner asks for it. */
  readonly experiment?: ExperimentSpec;
  /** Panels that stand beside it, by their ids. */
  readonly panels: readonly string[];
  readonly pointers?: readonly Pointer[];
  /** Needs an experiment. */
  readonly question?: Question;
}

export interface Lesson {
  /** Where to read on. */
  readonly sources: readonly Source[];
  readonly steps: readonly Step[];
}

export const defineLesson = (lesson: Lesson): Lesson => lesson;
