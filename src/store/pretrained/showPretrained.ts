/**
 * The first thing that a visitor sees: a small model that is trained already, while the data are still on their way.
 * Not what training begins with: that gets fresh weights.
 */
import { publishFrames } from '../frames.ts';
import { useHourglass } from '../store.ts';
import { answerWith } from './current.ts';
import { createDecoder } from './decoder.ts';
import { previewOf } from './preview.ts';
import { readPretrained } from './readPretrained.ts';

const PATH = 'pretrained/planeVae.safetensors';

/** Shows the model and opens its experiment with its weights; without the file, the experiment as always. */
export async function showPretrained(): Promise<void> {
  const { spec, open, openWith } = useHourglass.getState();
  try {
    const response = await fetch(new URL(PATH, document.baseURI));
    if (!response.ok) return open();
    const pretrained = readPretrained(new Uint8Array(await response.arrayBuffer()));
    // Whoever was faster has something open by now.
    if (useHourglass.getState().runId > 0 || useHourglass.getState().spec !== spec) return;
    const { dataset, network, frames, z } = previewOf(spec, pretrained);
    answerWith(createDecoder(pretrained));
    openWith(pretrained.weights);
    useHourglass.setState({ dataset, network, z, selectedImage: dataset.trainCount });
    publishFrames(frames);
  } catch {
    // A damaged file or no connection: the page works without.
    open();
  }
}
