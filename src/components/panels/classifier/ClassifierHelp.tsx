/** What the two accuracies mean, in plain words. Not their values. */
import { Help } from '../../ui/Help.tsx';

export function ClassifierHelp() {
  return (
    <Help term="Classes from codes">
      <p>
        <b>Frozen codes</b>: a softmax is trained on the labels, with nothing but the code of each image to go
        by. It tells how much the encoder knows of the classes without ever having seen one.
      </p>
      <p>
        <b>Fine-tuned</b>: then encoder and softmax learn from the labels together, as a classifier that has
        been pretrained without them. That is what autoencoders were first stacked for.
      </p>
      <p>
        All of it happens on a copy: the autoencoder stays as it is and can go on training meanwhile. Both
        accuracies are of the test images, which neither has learnt from.
      </p>
    </Help>
  );
}
