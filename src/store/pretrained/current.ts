/** The decoder that answers while the pretrained model is shown and no worker has it yet. Not the decoder: decoder.ts. */

type Decode = (z: Float32Array) => Float32Array;

let current: Decode | undefined;

export const previewDecoder = (): Decode | undefined => current;

/** @param decode undefined: from now on the worker answers */
export function answerWith(decode: Decode | undefined): void {
  current = decode;
}
