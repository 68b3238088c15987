/** What the Jacobian tells, in plain words. Not its values. */
import { Help } from '../../ui/Help.tsx';

export function JacobianHelp() {
  return (
    <Help term="Stretching ‖J‖">
      <p>
        The Jacobian J holds all slopes of the network at one point; ‖J‖ is √ of the sum of their squares,
        exact. Every cell is one place of the code; other units stand at their mean. Dots are the codes of
        test images.
      </p>
      <p>
        <b>Encoder</b> ‖∂z/∂x‖, at the image that the place decodes to: how far the code moves when the image
        moves a little. A contractive penalty makes it small where the data are.
      </p>
      <p>
        <b>Decoder</b> ‖∂x̂/∂z‖ along the two units shown: how fast the drawn image changes there. Ridges are
        borders between classes; a pale plain is a place where moving changes nothing.
      </p>
    </Help>
  );
}
