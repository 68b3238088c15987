/** What a traversal is, in plain words. Not its pictures. */
import { Help } from '../../ui/Help.tsx';

export function TraversalsHelp() {
  return (
    <Help term="Traversals">
      <p>
        A row for each unit of the code: that unit is moved from end to end, the others keep the code of the
        image on the stage. So one sees what a unit stands for. A press or Enter puts a picture’s code into
        the sliders.
      </p>
      <p>
        A Gaussian code moves over its prior, from the 1st to the 99th percentile of N(0, 1); its units are
        ordered by the KL that they carry. Others move over the codes of test images and are ordered by their
        variance. A row where nothing changes is a unit that the decoder ignores.
      </p>
    </Help>
  );
}
