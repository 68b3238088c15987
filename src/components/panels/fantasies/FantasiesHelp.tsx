/** What the pictures of a Boltzmann machine mean, in plain words. Not their values. */
import { Help } from '../../ui/Help.tsx';

export function FantasiesHelp() {
  return (
    <Help term="Fantasies of a Boltzmann machine">
      <p>
        <b>Hidden units</b>: what each of those with the longest weights adds to the image; orange excites,
        blue quiets. For a machine above the first, its weights are carried down through those below.
      </p>
      <p>
        <b>Fantasies</b>: every column is a chain that begins with noise. The machine guesses its hidden units
        from what it sees, draws what they stand for, and so on. After many steps it shows what it believes
        the data look like; a machine above the first has it drawn by the layers below.
      </p>
      <p>
        The same noise is used at every look, so that what changes is the machine. Fantasies that all look
        alike mean that it has learnt one thing too well, or has not been trained for long. Once all layers
        learn together, the weights serve the autoencoder and the fantasies fade.
      </p>
    </Help>
  );
}
