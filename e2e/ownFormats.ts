/**
 * Makes tables and pictures as a person could bring them.
 * Not test data of the project: pictures are written to a folder that the test gives.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** A table of `count` images of 28 × 28 pixels with a header, quoted labels and Windows' line ends: a bright bar at a
 *  place that follows from the index. */
export function barTable(name: string, count: number) {
  const header = ['label', ...Array.from({ length: 784 }, (_, i) => `pixel${i}`)].join();
  const rows = Array.from({ length: count }, (_, image) => {
    const pixels = Array.from({ length: 784 }, (_, i) => (i % 28 === image % 28 ? 255 : 0));
    return [image % 2 === 0 ? '"even"' : '"odd"', ...pixels].join();
  });
  return { name, mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\r\n')) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A grey PNG of 40 × 20 pixels: a black bar on white. */
function barPicture(column: number): Buffer {
  const [width, height] = [40, 20];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const line = Buffer.alloc(1 + width, 255);
  line[0] = 0;
  line.fill(0, 1 + column, 1 + column + 4);
  const lines = Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two folders of pictures inside of `folder`. */
export function writePictures(folder: string, countOfEach: number): void {
  for (const [at, name] of ['left', 'right'].entries()) {
    mkdirSync(join(folder, name));
    for (let i = 0; i < countOfEach; i++) {
      writeFileSync(join(folder, name, `${i}.png`), barPicture(4 + 18 * at + (i % 8)));
    }
  }
}
