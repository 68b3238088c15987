/**
 * The loop over one tensor, in whole vectors: every block of memory ends on one.
 * Not the functions: unary.ts, parametric.ts and cast.ts have those.
 */
import { shareEnd, shareStart } from './threads';

/** out = f(x), n numbers each; some functions have up to two parameters. */
@unmanaged
export class UnaryArguments {
  x: usize;
  out: usize;
  n: i32;
  alpha: u32;
  beta: u32;
}

/** f.apply(x) for every number, two vectors at a time: V8 makes the constants of f anew in every turn of the loop. */
export function map<F>(args: UnaryArguments): void {
  const f = changetype<F>(0);
  const x = args.x;
  const out = args.out;
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 32) {
    const first = f.apply(v128.load(x + i));
    const second = f.apply(v128.load(x + i, 16));
    v128.store(out + i, first);
    v128.store(out + i, second, 16);
  }
}

/** f.apply(x, alpha, beta) for every number, with the parameters in all four lanes. */
export function mapWith<F>(args: UnaryArguments): void {
  const f = changetype<F>(0);
  const x = args.x;
  const out = args.out;
  const alpha = i32x4.splat(args.alpha);
  const beta = i32x4.splat(args.beta);
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    v128.store(out + i, f.apply(v128.load(x + i), alpha, beta));
  }
}
