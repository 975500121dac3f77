import { widthOf } from '../letters.js';
import { xml } from '../text.js';

/** Pieces of a picture. Its unit is a quarter of a millimetre on paper: letters of 14 are those of a table. */
export const WIDTH = 640;
export const LETTERS = 14;
export const LINE = 17;
export const FONT_FAMILY = 'Tinos';

export const INK = '#1f2933';
export const GRID = '#d5d9de';
/** Told apart by how dark they are, so that a copy in black and white can still be read. */
export const FILLS = ['#2f5d8a', '#9dbbd8', '#e3e6ea', '#9b1c1c', '#c9a66b', '#5f6b76'] as const;

export function words(
  x: number,
  y: number,
  text: string,
  { anchor = 'start', fill = INK, size = LETTERS }: { anchor?: string; fill?: string; size?: number } = {},
): string {
  return `<text x="${at(x)}" y="${at(y)}" font-family="${FONT_FAMILY}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${xml(text)}</text>`;
}

export function line(from: [number, number], to: [number, number], style: string): string {
  return `<line x1="${at(from[0])}" y1="${at(from[1])}" x2="${at(to[0])}" y2="${at(to[1])}" ${style}/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="${INK}" stroke-width="0.5"/>`;
}

export function picture(height: number, pieces: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${at(height)}" viewBox="0 0 ${WIDTH} ${at(height)}">${pieces.join('')}</svg>`;
}

/** Two places are finer than any printer, and the same on every machine. */
export const at = (value: number): string => String(Number(value.toFixed(2)));

/** Round steps from a number at or below the least to one at or above the most. */
export function ticks(least: number, most: number): number[] {
  const span = most - least || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Names with their marks, in as many lines as they need. */
export function legend(names: readonly { name: string; mark: (x: number, y: number) => string }[]): {
  pieces: string[];
  height: number;
} {
  let x = 0;
  let y = LINE;
  const pieces = names.flatMap(({ name, mark }) => {
    const width = 24 + widthOf(name) + 22;
    if (x > 0 && x + width > WIDTH) {
      x = 0;
      y += LINE + 3;
    }
    const drawn = [mark(x, y - 5), words(x + 24, y, name)];
    x += width;
    return drawn;
  });
  return { pieces, height: y + 12 };
}
