/** Shows how far a download is: one line that rewrites itself on a terminal, two plain lines elsewhere. */

export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_CELLS = 24;
const REDRAW_MS = 100;

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

export class Progress {
  readonly #output: Output;
  readonly #label: string;
  #drawnAtMs = 0;

  constructor(output: Output, label: string) {
    this.#output = output;
    this.#label = label;
    if (!output.isTTY) output.write(`Downloading ${label}\n`);
  }

  /** @param totalBytes undefined where the server does not tell */
  update(receivedBytes: number, totalBytes: number | undefined): void {
    const nowMs = Date.now();
    if (!this.#output.isTTY || nowMs - this.#drawnAtMs < REDRAW_MS) return;
    this.#drawnAtMs = nowMs;
    const share = totalBytes === undefined ? 0 : Math.min(1, receivedBytes / totalBytes);
    const bar = '█'.repeat(Math.round(share * BAR_CELLS)).padEnd(BAR_CELLS, '░');
    const amount =
      totalBytes === undefined
        ? megabytes(receivedBytes)
        : `${megabytes(receivedBytes)}/${megabytes(totalBytes)}`;
    const line = `${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${amount} MB  ${this.#label}`;
    this.#output.write(`\r\x1b[K${line.slice(0, (this.#output.columns ?? 100) - 1)}`);
  }

  /** Leaves a clean line for what is printed next. */
  finish(): void {
    if (this.#output.isTTY) this.#output.write('\r\x1b[K');
  }
}
