import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/**
 * A screenshot with at most 256 colours: a page has few, so that it looks the same and is a third of the size. Knows the
 * PNG that browsers write, eight bits a channel and not interlaced, and nothing else.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decoded(png);
  const { palette, indexOf } = paletteOf(pixels);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = indexOf(pixels[y * width + x]!);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Any colour that is not in the palette is shown as the nearest that is. */
function paletteOf(pixels: Uint32Array) {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = chosen([...counts]);
  const known = new Map(palette.map((colour, i) => [colour, i]));
  const indexOf = (colour: number): number => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    let best = 0;
    for (let i = 1; i < palette.length; i += 1)
      if (distance(colour, palette[i]!) < distance(colour, palette[best]!)) best = i;
    known.set(colour, best);
    return best;
  };
  return { palette, indexOf };
}

/**
 * Each time the colour whose want would be seen most: by how often it is there, and how far from all that are chosen.
 * By frequency alone a few words in a colour of their own would lose it to the greys of all other letters.
 */
function chosen(counts: readonly (readonly [colour: number, count: number])[]): number[] {
  const away = counts.map(() => Number.POSITIVE_INFINITY);
  const palette: number[] = [];
  let next = counts.reduce((best, [, count], i) => (count > counts[best]![1] ? i : best), 0);
  while (palette.length < MOST_COLOURS && away[next] !== 0) {
    const taken = counts[next]![0];
    palette.push(taken);
    let most = -1;
    counts.forEach(([colour, count], i) => {
      away[i] = Math.min(away[i]!, distance(colour, taken));
      if (away[i]! * count <= most) return;
      most = away[i]! * count;
      next = i;
    });
  }
  return palette;
}

function distance(a: number, b: number): number {
  const part = (shift: number) => ((a >> shift) & 255) - ((b >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Every pixel as 0xrrggbb. */
function decoded(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = [];
  let head = Buffer.alloc(0);
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = Buffer.from(data);
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = head[9] === 6 ? 4 : 3;
  if (head[8] !== 8 || (head[9] !== 2 && head[9] !== 6) || head[12] !== 0)
    throw new Error('another kind of PNG');
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) {
    const at = i * channels;
    pixels[i] = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
  }
  return { width, height, pixels };
}

/** Each line of a PNG says by its first byte of what neighbours its bytes are differences. */
function unfiltered(raw: Buffer, width: number, step: number): Buffer {
  const height = raw.length / (width + 1);
  const out = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (width + 1)]!;
    for (let x = 0; x < width; x += 1) {
      const left = x < step ? 0 : out[y * width + x - step]!;
      const above = y === 0 ? 0 : out[(y - 1) * width + x]!;
      const corner = x < step || y === 0 ? 0 : out[(y - 1) * width + x - step]!;
      const guess = [0, left, above, (left + above) >> 1, nearestOf(left, above, corner)][filter]!;
      out[y * width + x] = raw[y * (width + 1) + 1 + x]! + guess;
    }
  }
  return out;
}

function nearestOf(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
