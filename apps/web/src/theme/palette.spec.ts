import { describe, expect, it } from '@jest/globals';
import { type Palette, palettes } from './palette.js';

/** WCAG 2.2: relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const LETTERS: readonly (keyof Palette)[] = [
  ...(['ink', 'quiet', 'act', 'on-track', 'due-soon', 'overdue'] as const),
  ...(['scheduled', 'awaiting-check', 'backlog'] as const),
];
const GROUNDS: readonly (keyof Palette)[] = ['ground', 'paper', 'raised'];
const ON_SOFT: readonly [letters: keyof Palette, ground: keyof Palette][] = [
  ['overdue', 'overdue-soft'],
  ['due-soon', 'due-soon-soft'],
  ['awaiting-check', 'check-soft'],
  ['act', 'act-soft'],
];

describe.each(['light', 'dark'] as const)('the colours of the page, %s', (scheme) => {
  const palette = palettes[scheme];
  const pairs = [...LETTERS.flatMap((of) => GROUNDS.map((on) => [of, on] as const)), ...ON_SOFT];

  it.each(pairs)('%s can be read on %s', (letters, ground) => {
    expect(contrast(palette[letters], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('has white letters that can be read on buttons', () => {
    expect(contrast('#ffffff', palette['act-solid'])).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges that can be told from the paper', () => {
    expect(contrast(palette.focus, palette.paper)).toBeGreaterThanOrEqual(3);
  });
});
