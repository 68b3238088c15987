/**
 * Errors as they cross from the worker to the page: a code to act on and a message that says what to do.
 * Not a place to log.
 */

export interface WireError {
  readonly name: string;
  /** Such as "dataset/unavailable"; "internal" where nobody foresaw it. */
  readonly code: string;
  readonly message: string;
  readonly stack?: string;
}

/** An error that somebody foresaw: its message says what was found and what to do. */
export class HourglassError extends Error {
  override readonly name = 'HourglassError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any thrown value as it may cross. */
export function toWireError(thrown: unknown): WireError {
  if (!(thrown instanceof Error)) return { name: 'Error', code: 'internal', message: String(thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'internal';
  return {
    name: thrown.name,
    code,
    message: thrown.message,
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
  };
}
