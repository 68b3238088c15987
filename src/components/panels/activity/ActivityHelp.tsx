/** What activity and sparsity mean here, in plain words. Not their values. */
import { Help } from '../../ui/Help.tsx';

export function ActivityHelp() {
  return (
    <Help term="Activity of units">
      <p>
        The mean output of each unit over 500 held-out images, as a histogram over the units of one layer. A
        penalty on target sparsity draws the units to the line at ρ.
      </p>
      <p>
        <b>Active (L0)</b>: the share of units whose output is larger than 0.001 in size, for an average
        image. An L1 penalty shrinks outputs, but only a rectifier makes them exactly silent: see it here.
      </p>
      <p>
        <b>Hoyer</b>: 0 if all units are equally strong, 1 if a single one is: (√n − ‖a‖₁/‖a‖₂) / (√n − 1).
      </p>
    </Help>
  );
}
