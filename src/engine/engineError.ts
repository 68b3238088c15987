/**
 * An error that the engine foresaw: its code can be acted on, its message says what was found and what to do.
 * Not for programming mistakes: those throw as they come.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** Such as "training/diverged". */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
