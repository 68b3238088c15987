/** Reads an engine's answer. Not the request: that is our own. */
import * as v from 'valibot';
import type { Answer } from './engine/requests.ts';

const answerSchema = v.record(v.string(), v.union([v.number(), v.string()]));

/** @throws Error with the engine's reason, or that of its wrong form */
export function parseAnswer(value: unknown): Answer {
  const answer = v.parse(answerSchema, value);
  if (typeof answer.error === 'string') throw new Error(answer.error);
  return answer;
}
