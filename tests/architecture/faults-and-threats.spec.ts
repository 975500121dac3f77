import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { namesIn, proven, ROOT } from '../support/proven/index.js';

const names = new Map<string, string[]>();

function namesOf(file: string): string[] {
  const known = names.get(file) ?? namesIn(readFileSync(join(ROOT, file), 'utf8'));
  names.set(file, known);
  return known;
}

describe.each([
  ['Faults', 38],
  ['Threats', 31],
] as const)('the page of faults and threats: %s', (heading, count) => {
  const rows = proven(heading);

  it('are all there, each with a test and what happens', () => {
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    for (const { tests, answer } of rows) {
      expect(tests.length).toBeGreaterThan(0);
      expect(answer.length).toBeGreaterThan(20);
    }
  });

  it.each(rows)('$no names tests that exist', ({ tests }) => {
    for (const { file, test } of tests) {
      expect(test).not.toBe('');
      const there = namesOf(file).some((name) => name.includes(test));
      expect({ file, test, there }).toEqual({ file, test, there: true });
    }
  });
});

describe('the names of tests in a file', () => {
  it('are those of its tests and of its faults, not any words', () => {
    const source = [
      "it('does one thing', () => 'and says another');",
      "it.each([1])(\n  'does %s things',\n  () => 0);",
      "    fault: act === 'x' ? `two of` : 'three',",
      '// it does a fourth',
    ].join('\n');
    const found = namesIn(source).join('\n');
    for (const name of ['does one thing', 'does %s things', 'two of', 'three']) expect(found).toContain(name);
    for (const not of ['says another', 'a fourth']) expect(found).not.toContain(not);
  });
});
