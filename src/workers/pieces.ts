/**
 * Does long work on a run a piece at a time, so that the run goes on and can be paused meanwhile.
 * Not the work, and not its progress: tasks.ts.
 */
import { type Current, superseded } from './current.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';
import type { Task } from './tasks.ts';

export interface PiecesContext {
  readonly exclusive: Exclusive;
  readonly current: Current;
  breathe(): Promise<void>;
}

/** What the work comes to. Work that is given up ends where it stands, in its own `finally`.
 *  @param tell of each piece
 *  @throws HourglassError "task/cancelled" between two pieces, once it was cancelled or another run is open */
export async function inPieces<Piece, Result>(
  { exclusive, current, breathe }: PiecesContext,
  run: Run,
  task: Task,
  work: AsyncGenerator<Piece, Result, void>,
  tell: (piece: Piece) => void,
): Promise<Result> {
  try {
    for (;;) {
      const next = await exclusive(() => {
        task.check();
        if (current.run() !== run) throw superseded();
        return work.next();
      });
      if (next.done) return next.value;
      tell(next.value);
      await breathe();
    }
  } catch (thrown) {
    await exclusive(() => work.throw(thrown)).catch(() => undefined);
    throw thrown;
  }
}
