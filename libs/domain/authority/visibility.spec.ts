import { describe, expect, it } from '@jest/globals';
import { type TaskState } from '../task/index.js';
import { EVERYBODY, type Name, PEOPLE, person, task } from './fixtures/people.js';
import { type Asker, maySee, maySeeRecommendation, ownUnits } from './index.js';

describe('who reads which task', () => {
  const readers = (subject: TaskState) => EVERYBODY.filter((name) => maySee(PEOPLE[name], subject));
  const everywhere: Name[] = [
    'checker',
    'office',
    'chief',
    'intake',
    'chair',
    'member',
    'administrator',
    'auditor',
    'otherOffice',
  ];

  it('a unit reads its own tasks, leading or coordinating; leaders read all', () => {
    expect(readers(task())).toEqual(['officer', 'colleague', 'head', ...everywhere]);
    const shared = task({ coordinatingUnits: ['so-tai-chinh'] });
    expect(readers(shared)).toContain('otherHead');
    const foreign = task({ leadUnits: ['so-tai-chinh'], officer: null });
    expect(readers(foreign)).toEqual(['otherHead', ...everywhere]);
  });

  it('officer and watcher read their task wherever they sit', () => {
    expect(readers(task({ leadUnits: ['so-tai-chinh'] }))).toContain('officer');
    expect(readers(task({ leadUnits: ['so-tai-chinh'], officer: null, watcher: 'canbo' }))).toContain(
      'officer',
    );
  });

  it('a head reads the tasks of the units directly below, of which the second level of escalation tells', () => {
    const above: Asker = { ...person('bi-thu', ['dang-uy-ubnd', 'head']), unitsBelow: ['so-khcn'] };
    expect(maySee(above, task())).toBe(true);
    expect(maySee({ ...above, unitsBelow: [] }, task())).toBe(false);
  });

  it('whoever supervises for a body that also has tasks does not read them by that', () => {
    const supervisor: Asker = person('phan-bien', ['so-khcn', 'supervisor']);
    expect(maySee(supervisor, task())).toBe(false);
    expect(ownUnits(supervisor)).toEqual([]);
    expect(maySeeRecommendation(supervisor, { body: 'so-khcn', assigned: null })).toBe(true);
    expect(maySee({ ...supervisor, ...person('phan-bien', ['so-khcn', 'officer']) }, task())).toBe(true);
  });
});
