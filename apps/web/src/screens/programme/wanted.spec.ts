import { describe, expect, it } from '@jest/globals';
import { task, unit } from './fixtures/tasks.js';
import { type Wanted, wantedOf, wantedTasks } from './wanted.js';

const TASKS = [
  task('1.1', { leads: [unit('a')], coordinating: [unit('b'), unit('c')], missing: ['due'] }),
  task('1.2', { leads: [unit('b'), unit('a')], outlook: 'overdue', missing: ['coordinating'] }),
  task('2.1', { group: 2, status: 'draft', outlook: 'draft', missing: ['lead', 'coordinating', 'due'] }),
  task('NV-01-2027', { group: null, kind: 'obligation', leads: [unit('c')], missing: ['coordinating'] }),
];
const codes = (wanted: Partial<Wanted>) =>
  wantedTasks(
    TASKS,
    wantedOf((name) => wanted[name] ?? []),
  ).map(({ code }) => code);

describe('the tasks that are wanted', () => {
  it.each<[Partial<Wanted>, string[]]>([
    [{}, ['1.1', '1.2', '2.1', 'NV-01-2027']],
    [{ kind: ['obligation'] }, ['NV-01-2027']],
    [{ group: ['2'] }, ['2.1']],
    // A co-lead leads as well.
    [{ lead: ['a'] }, ['1.1', '1.2']],
    [{ lead: ['a', 'c'] }, ['1.1', '1.2', 'NV-01-2027']],
    [{ lead: ['a'], coordinating: ['c'] }, ['1.1']],
    [{ status: ['draft'] }, ['2.1']],
    [{ outlook: ['overdue', 'draft'] }, ['1.2', '2.1']],
    // All that is named must be missing.
    [{ missing: ['coordinating'] }, ['1.2', '2.1', 'NV-01-2027']],
    [{ missing: ['coordinating', 'lead'] }, ['2.1']],
  ])('by %j', (wanted, expected) => {
    expect(codes(wanted)).toEqual(expected);
  });
});
