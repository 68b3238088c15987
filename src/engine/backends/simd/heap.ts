/**
 * Blocks of one growing memory: size classes, so that what one step returns fits the next, and a ceiling.
 * Not the memory: machine.ts owns it.
 */
import { EngineError } from '../../engineError.ts';

/** Blocks begin and end on multiples of this, so that kernels may compute in whole groups of four vectors. */
const GRAIN = 64;

/** How a heap gets more memory. */
export interface Ground {
  /** First byte of the heap. */
  readonly start: number;
  /** Bytes that the memory may have at most. */
  readonly ceiling: number;
  /** Makes the memory at least this many bytes long. @returns whether it could */
  reach(bytes: number): boolean;
}

const inGigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/** Bytes rounded up to one of eight sizes an octave: at most an eighth of a block is wasted. */
function sizeClass(bytes: number): number {
  if (bytes <= 8 * GRAIN) return Math.max(GRAIN, Math.ceil(bytes / GRAIN) * GRAIN);
  const grain = 2 ** (Math.floor(Math.log2(bytes - 1)) - 3);
  return Math.ceil(bytes / grain) * grain;
}

export class Heap {
  readonly #ground: Ground;
  /** Free blocks by size. */
  readonly #free = new Map<number, number[]>();
  /** Sizes of the blocks in use. */
  readonly #sizes = new Map<number, number>();
  #top: number;
  #inUse = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#top = Math.ceil(ground.start / GRAIN) * GRAIN;
  }

  /** Bytes in use. */
  get inUse(): number {
    return this.#inUse;
  }

  /** Bytes ever needed at once, free ones among them. */
  get extent(): number {
    return this.#top;
  }

  /** @returns the address of a block of at least so many bytes; its content is not defined
   *  @throws EngineError "backend/memory" before anything is changed, if the ceiling would be passed */
  allocate(bytes: number): number {
    const size = sizeClass(bytes);
    const address = this.#free.get(size)?.pop() ?? this.#extend(size);
    this.#sizes.set(address, size);
    this.#inUse += size;
    return address;
  }

  release(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) throw new RangeError(`There is no block at ${address}.`);
    this.#sizes.delete(address);
    this.#inUse -= size;
    this.#keep(address, size);
  }

  #keep(address: number, size: number): void {
    const known = this.#free.get(size);
    if (known) known.push(address);
    else this.#free.set(size, [address]);
  }

  #extend(size: number): number {
    if (!this.#ground.reach(this.#top + size)) {
      const joined = this.#join(size);
      if (joined !== undefined) return joined;
      throw new EngineError(
        'backend/memory',
        `This needs about ${inGigabytes(this.#inUse + size)} of memory and ${inGigabytes(this.#ground.ceiling)} are the most there can be: reduce the batch or the widths.`,
      );
    }
    const address = this.#top;
    this.#top += size;
    return address;
  }

  /** Makes one block out of free neighbours, and keeps what is left over. */
  #join(size: number): number | undefined {
    const run = this.#freeRuns().find((blocks) => extentOf(blocks) >= size);
    if (!run) return undefined;
    for (const { address, bytes } of run) {
      const others = this.#free.get(bytes)!.filter((other) => other !== address);
      this.#free.set(bytes, others);
    }
    const { address } = run[0]!;
    const rest = extentOf(run) - size;
    if (rest > 0) this.#keep(address + size, rest);
    return address;
  }

  /** Free blocks in groups of neighbours. */
  #freeRuns(): Block[][] {
    const blocks = [...this.#free].flatMap(([bytes, addresses]) =>
      addresses.map((address) => ({ address, bytes })),
    );
    blocks.sort((a, b) => a.address - b.address);
    const runs: Block[][] = [];
    for (const block of blocks) {
      const last = runs.at(-1)?.at(-1);
      if (last && last.address + last.bytes === block.address) runs.at(-1)!.push(block);
      else runs.push([block]);
    }
    return runs;
  }
}

interface Block {
  readonly address: number;
  readonly bytes: number;
}

const extentOf = (blocks: readonly Block[]) => blocks.reduce((sum, { bytes }) => sum + bytes, 0);
