/**
 * How a loop over the channels of a pixel touches memory: four at a time, then those that are left one by one, since what
 * follows them may be another thread's.
 * Not the loops.
 */

/** Four neighbours. */
@unmanaged
export class Four {
  @inline load(at: usize): v128 {
    return v128.load(at);
  }
  @inline store(at: usize, x: v128): void {
    v128.store(at, x);
  }
}

/** A single number, in all lanes; the first one counts. */
@unmanaged
export class One {
  @inline load(at: usize): v128 {
    return v128.load_splat<f32>(at);
  }
  @inline store(at: usize, x: v128): void {
    v128.store_lane<f32>(at, x, 0);
  }
}
