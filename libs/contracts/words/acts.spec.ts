import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { actWord } from './index.js';

const DOMAIN = join(import.meta.dirname, '../../domain');
const FILES = {
  task: ['task/events.ts'],
  case: ['case/events.ts'],
  cycle: ['cycle/events.ts'],
  amendment: ['amendment/events.ts'],
  supervision: ['supervision/events.ts'],
  register: ['register/register.ts'],
  indicator: ['indicator/events.ts'],
  money: ['money/state.ts'],
  ledger: ['ledger/ledger.ts'],
} as const;

/** Names of events as their types spell them. */
function eventsOf(files: readonly string[]): string[] {
  const found = files.flatMap((file) =>
    [...readFileSync(join(DOMAIN, file), 'utf8').matchAll(/type: '([a-z-]+)'/g)].map(([, name]) => name!),
  );
  return [...new Set(found)];
}

describe('acts in words', () => {
  it('knows where events are written down', () => {
    expect(readdirSync(DOMAIN)).toEqual(expect.arrayContaining(Object.keys(FILES)));
  });

  it.each(Object.entries(FILES))('has words for every event of a %s', (kind, files) => {
    const events = eventsOf(files);
    expect(events.length).toBeGreaterThan(0);
    const wordless = events.filter((type) => actWord({ kind: kind as keyof typeof FILES, type }) === type);
    expect(wordless).toEqual([]);
  });
});
