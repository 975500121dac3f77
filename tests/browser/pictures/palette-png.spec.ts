import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { withPalette } from './palette-png.js';

/** A PNG of one line for each filter; what its bytes are is of no matter to the checksums, which are left empty. */
function png(width: number, lines: number[][]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(lines.length, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture with a palette', () => {
  it('shows the same colours, whatever the lines were differences of', () => {
    // Twice red and blue: as they are, then as differences of the left, the line above, their mean, and the nearest.
    const made = withPalette(
      png(2, [
        [0, 255, 0, 0, 0, 0, 255],
        [1, 255, 0, 0, 1, 0, 255],
        [2, 0, 0, 0, 0, 0, 0],
        [3, 128, 0, 0, 129, 0, 128],
        [4, 0, 0, 0, 0, 0, 0],
      ]),
    );
    const palette = made.indexOf('PLTE') + 4;
    expect([...made.subarray(palette, palette + 6)]).toEqual([255, 0, 0, 0, 0, 255]);
    const data = made.indexOf('IDAT');
    const pixels = inflateSync(made.subarray(data + 4, data + 4 + made.readUInt32BE(data - 4)));
    expect([...pixels]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
  });

  it('keeps a colour that few words have, among all the shades of the others', () => {
    const greys = Array.from({ length: 254 }, (_, i) => [i, i, i]);
    const brown = [107, 74, 0];
    // Two shades more than fit; every grey is there more often than the brown.
    const line = [...greys, ...greys, brown, [255, 255, 255], [255, 255, 255], [1, 0, 0], [1, 0, 0]];
    const made = withPalette(png(line.length, [[0, ...line.flat()]]));
    const palette = made.indexOf('PLTE') + 4;
    const colours = made.subarray(palette, palette + made.readUInt32BE(palette - 8));
    expect(colours.toString('hex').match(/.{6}/g)).toContain('6b4a00');
  });
});
