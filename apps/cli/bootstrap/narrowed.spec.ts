import { describe, expect, it } from '@jest/globals';

interface Suite {
  name: string;
  paths: string[];
}
const { narrowed, pathBegins } = (await import(new URL('./narrowed.mjs', import.meta.url).href)) as {
  narrowed(suites: Suite[], names: string[], paths: string[]): Suite[];
  pathBegins(word: string, suites: Suite[]): boolean;
};

const suites = [
  { name: 'unit', paths: ['libs', 'apps'] },
  { name: 'faults', paths: ['tests/faults'] },
  { name: 'long', paths: ['tests/long'], onRequest: true },
];
const run = (names: string[], paths: string[]) =>
  narrowed(suites, names, paths).map((suite) => [suite.name, suite.paths]);

describe('which suites npm test runs', () => {
  it('nothing named: all but those on request', () => {
    expect(run([], [])).toEqual([
      ['unit', ['libs', 'apps']],
      ['faults', ['tests/faults']],
    ]);
  });

  it('a name: that suite, also one on request', () => {
    expect(run(['long'], [])).toEqual([['long', ['tests/long']]]);
  });

  it('a file: itself and nothing beside it', () => {
    expect(run([], ['./libs/domain/calendar/rest-days.spec.ts'])).toEqual([
      ['unit', ['libs/domain/calendar/rest-days.spec.ts']],
    ]);
    expect(run([], ['tests/long/'])).toEqual([['long', ['tests/long']]]);
  });

  it('a folder above suites: those suites', () => {
    expect(run([], ['tests'])).toEqual([
      ['faults', ['tests/faults']],
      ['long', ['tests/long']],
    ]);
  });

  it('a folder whose name only begins like a suite is no part of it', () => {
    expect(run([], ['libs-of-others'])).toEqual([]);
  });

  it('a word is a path when it begins in a suite', () => {
    const words = ['tests/faults/mail', './libs', 'tests', '-t', 'a/b', 'faults'];
    expect(words.filter((word) => pathBegins(word, suites))).toEqual([
      'tests/faults/mail',
      './libs',
      'tests',
    ]);
  });

  it('a name and a path: both, the path narrowing its own suite', () => {
    expect(run(['unit', 'faults'], ['tests/faults/mail.spec.ts'])).toEqual([
      ['unit', ['libs', 'apps']],
      ['faults', ['tests/faults/mail.spec.ts']],
    ]);
  });
});
