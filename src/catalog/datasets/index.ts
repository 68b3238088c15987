/** The data sets there are. Adding one is a file and a line here. */
import { customers } from './customers.ts';
import { fashionMnist } from './fashionMnist.ts';
import { gaussianCloud } from './gaussianCloud.ts';
import { gaussianGrid } from './gaussianGrid.ts';
import { manyCustomers } from './manyCustomers.ts';
import { mnist } from './mnist.ts';
import { own } from './own.ts';
import { ring } from './ring.ts';
import { sCurve } from './sCurve.ts';
import { spiral } from './spiral.ts';
import { strokeDigits } from './strokeDigits.ts';
import { swissRoll } from './swissRoll.ts';
import { twoMoons } from './twoMoons.ts';

export const datasets = [
  mnist,
  fashionMnist,
  strokeDigits,
  own,
  ring,
  twoMoons,
  spiral,
  swissRoll,
  sCurve,
  gaussianGrid,
  gaussianCloud,
  customers,
  manyCustomers,
] as const;
