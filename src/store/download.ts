/** Hands files to the person. Not an export format: the worker makes the bytes. */
import type { NamedFile } from '#protocol/messages.ts';

// Browsers drop a second download that starts in the same moment.
const GAP_MS = 300;

/** Saves all files, one after the other. */
export async function download(files: readonly NamedFile[]): Promise<void> {
  for (const { name, bytes } of files) {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    await new Promise((done) => setTimeout(done, GAP_MS));
    URL.revokeObjectURL(url);
  }
}
