/** The small images that were shown last, by their indices. Pure. Not the asking for them: useThumbnails.ts. */

const MOST = 300;

export class ThumbnailCache {
  readonly #pixels: number;
  /** The one that was used longest ago is the first. */
  readonly #kept = new Map<number, Uint8Array>();

  /** @param pixels of an image */
  constructor(pixels: number) {
    this.#pixels = pixels;
  }

  missing(indices: Uint32Array): Uint32Array {
    return indices.filter((index) => !this.#kept.has(index));
  }

  /** @param images [n, pixels] */
  keep(indices: Uint32Array, images: Uint8Array): void {
    for (const [row, index] of indices.entries()) {
      this.#use(index, images.subarray(row * this.#pixels, (row + 1) * this.#pixels));
    }
    for (const index of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(index);
    }
  }

  /** [n, pixels]; undefined if any of them is not there. */
  imagesOf(indices: Uint32Array): Uint8Array | undefined {
    const images = new Uint8Array(indices.length * this.#pixels);
    for (const [row, index] of indices.entries()) {
      const image = this.#kept.get(index);
      if (!image) return undefined;
      images.set(image, row * this.#pixels);
      this.#use(index, image);
    }
    return images;
  }

  #use(index: number, image: Uint8Array): void {
    this.#kept.delete(index);
    this.#kept.set(index, image);
  }
}
