import { describe, expect, it } from '@jest/globals';
import { railEntries } from './rail-entries.js';

const NOBODY = { seesAll: false, mayCreateTasks: false, seesCoverage: false };
const icons = (more: Partial<typeof NOBODY>) => railEntries({ ...NOBODY, ...more }).map(({ icon }) => icon);

describe('the rail', () => {
  it('offers what one may open, never more than seven entries', () => {
    expect(icons({})).toEqual([
      ...['my-work', 'tasks', 'programmes', 'dashboard', 'cycles', 'difficulties', 'messages'],
    ]);
    expect(icons({ seesAll: true })).toContain('cases');
    expect(icons({ seesAll: true, mayCreateTasks: true, seesCoverage: true })).toEqual([
      ...['my-work', 'tasks', 'programmes', 'drafts', 'cases', 'cycles', 'administration'],
    ]);
    for (const seesAll of [true, false])
      for (const mayCreateTasks of [true, false])
        for (const seesCoverage of [true, false])
          expect(railEntries({ seesAll, mayCreateTasks, seesCoverage }).length).toBeLessThanOrEqual(7);
  });

  it('keeps administration to those who may preview it', () => {
    expect(icons({ seesAll: true })).not.toContain('administration');
    expect(icons({ seesCoverage: true })).toContain('administration');
  });
});
