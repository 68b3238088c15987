/**
 * The ways to make one number of many, four lanes at a time.
 * Not the loops: reduce.ts.
 */
import { Vector } from './vector';

// Each has identity(), take(x) what an element counts for, join(a, b), and finish(a, divisor). None overrides another's:
// what is overridden is not inlined.

/** Elements count for themselves, and what is joined is the result. */
@unmanaged
class Plain {
  @inline take(x: v128): v128 {
    return x;
  }
  @inline finish(a: v128, divisor: f32): v128 {
    return a;
  }
}

@unmanaged
export class Sum {
  @inline identity(): v128 {
    return Vector.of(0);
  }
  @inline take(x: v128): v128 {
    return x;
  }
  @inline join(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
  @inline finish(a: v128, divisor: f32): v128 {
    return f32x4.div(a, Vector.of(divisor));
  }
}

/** The sum of whole numbers as a number with a point. */
@unmanaged
export class SumAsFloat {
  @inline identity(): v128 {
    return Vector.of(0);
  }
  @inline take(x: v128): v128 {
    return f32x4.convert_i32x4_s(x);
  }
  @inline join(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
  @inline finish(a: v128, divisor: f32): v128 {
    return f32x4.div(a, Vector.of(divisor));
  }
}

@unmanaged
export class SumOfInts extends Plain {
  @inline identity(): v128 {
    return i32x4.splat(0);
  }
  @inline join(a: v128, b: v128): v128 {
    return i32x4.add(a, b);
  }
}

@unmanaged
export class Product extends Plain {
  @inline identity(): v128 {
    return Vector.of(1);
  }
  @inline join(a: v128, b: v128): v128 {
    return f32x4.mul(a, b);
  }
}

@unmanaged
export class ProductOfInts extends Plain {
  @inline identity(): v128 {
    return i32x4.splat(1);
  }
  @inline join(a: v128, b: v128): v128 {
    return i32x4.mul(a, b);
  }
}

/** NaN where there is one. */
@unmanaged
export class Most extends Plain {
  @inline identity(): v128 {
    return Vector.of(-Infinity);
  }
  @inline join(a: v128, b: v128): v128 {
    return f32x4.max(a, b);
  }
}

@unmanaged
export class MostOfInts extends Plain {
  @inline identity(): v128 {
    return i32x4.splat(i32.MIN_VALUE);
  }
  @inline join(a: v128, b: v128): v128 {
    return i32x4.max_s(a, b);
  }
}

/** NaN where there is one. */
@unmanaged
export class Least extends Plain {
  @inline identity(): v128 {
    return Vector.of(Infinity);
  }
  @inline join(a: v128, b: v128): v128 {
    return f32x4.min(a, b);
  }
}

@unmanaged
export class LeastOfInts extends Plain {
  @inline identity(): v128 {
    return i32x4.splat(i32.MAX_VALUE);
  }
  @inline join(a: v128, b: v128): v128 {
    return i32x4.min_s(a, b);
  }
}
