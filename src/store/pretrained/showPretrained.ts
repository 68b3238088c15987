/**
 * The first thing that a visitor sees: a small model that is trained already, while the data are still on their way.
 * Not what training begins with: that gets fresh weights.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { publishFrames } from '../frames.ts';
import { useHourglass } from '../store.ts';
import { answerWith } from './current.ts';
import { createDecoder } from './decoder.ts';
import { previewOf } from './preview.ts';
import { type Pretrained, readPretrained } from './readPretrained.ts';

const PATH = 'pretrained/planeVae.safetensors';

/** Shows the model and opens its experiment with its weights; without the file, the experiment as always. */
export async function showPretrained(): Promise<void> {
  const { spec, open } = useHourglass.getState();
  try {
    const response = await fetch(new URL(PATH, document.baseURI));
    if (response.ok) await show(spec, readPretrained(new Uint8Array(await response.arrayBuffer())));
    else open();
  } catch {
    // A damaged file or no connection: the page works without.
    open();
  }
}

/** A part at a time, and the worker last: all at once would keep the page from answering for as long as they take together. */
async function show(spec: ExperimentSpec, pretrained: Pretrained): Promise<void> {
  const { open, openWith } = useHourglass.getState();
  const { dataset, network, frames, z } = previewOf(spec, pretrained);
  const parts = [
    () => answerWith(createDecoder(pretrained)),
    () =>
      useHourglass.setState({ dataset, network, z, selectedImage: dataset.trainCount, isPretrained: true }),
    () => publishFrames({ ranges: frames.ranges }),
    () => publishFrames({ map: frames.map }),
    () => openWith(pretrained.weights),
  ];
  for (const part of parts) {
    await breath();
    const now = useHourglass.getState();
    // Whoever was faster has something open by now.
    if (now.runId > 0) return;
    if (now.spec !== spec) return open();
    part();
  }
}

const breath = () => new Promise((resolve) => setTimeout(resolve));
