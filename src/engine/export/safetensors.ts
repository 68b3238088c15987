/** What a file in the safetensors format holds. Not its bytes: protocol/writeSafetensors.ts and readSafetensors.ts. */

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major, as many elements as the shape has. */
  readonly data: Float32Array;
  /** How it is written: whole, or only the first half of each number's bytes, which are good to 1 in 256. */
  readonly dtype?: 'F32' | 'BF16';
}

export interface SafetensorsContent {
  readonly tensors: readonly NamedTensor[];
  /** Free text, such as the experiment as JSON. */
  readonly metadata: Readonly<Record<string, string>>;
}
