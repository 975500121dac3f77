import { describe, expect, it } from '@jest/globals';
import type { OwedAnswer, TaskListItem } from '#contracts';
import { casesFor, formsIn, together, viewsOf, waitingFor, waitingWork } from './views.js';

const task = (id: string, nextDue: string | null, allowedCommands: TaskListItem['allowedCommands'] = []) =>
  ({ id, nextDue, allowedCommands }) as TaskListItem;
const form = (unit: string, due: string, mine = true) =>
  ({ unit: { code: unit, name: unit }, due, mine }) as OwedAnswer;

describe('the views of Việc của tôi', () => {
  it('are what the roles have: a head sees the unit, whoever signs, decides or checks what waits', () => {
    expect(viewsOf({ roles: ['officer'], standsFor: [] })).toEqual(['mine']);
    expect(viewsOf({ roles: ['head'], standsFor: [] })).toEqual(['mine', 'unit', 'waiting']);
    expect(viewsOf({ roles: ['chair'], standsFor: [] })).toEqual(['mine', 'waiting']);
    expect(viewsOf({ roles: ['officer'], standsFor: [{} as never] })).toEqual(['mine', 'waiting']);
  });

  it('hold tasks and forms in one order of dates; what has none comes last', () => {
    const items = together([task('late', '2026-12-01'), task('none', null)], [form('a', '2026-12-02')]);
    expect(items.map((item) => item.form?.unit.code ?? item.task?.id)).toEqual(['late', 'a', 'none']);
  });

  it('keep a form that somebody else of the unit was named for in the view of the unit', () => {
    const owed = [form('a', '2026-12-02'), form('b', '2026-12-02', false)];
    expect(formsIn('mine', owed)).toEqual([owed[0]]);
    expect(formsIn('unit', owed)).toEqual(owed);
  });

  it('show each task under every act that waits, once', () => {
    const both = task('x', null, ['accept-deliverable', 'decide-extension']);
    const asked = task('z', null, ['give-input']);
    const found = waitingFor([both, both, asked, task('y', null, ['urge'])]);
    expect(found).toEqual({
      ...{ 'sign-extension': [], 'give-input': [asked] },
      ...{ 'decide-extension': [both], 'accept-deliverable': [both] },
    });
  });

  it('count what waits, with the forms that another of the unit has typed', () => {
    const typed = (by: string) => ({
      ...form('a', '2026-12-02'),
      maySubmit: true,
      draft: { savedBy: { id: by } },
    });
    const work = { owed: [typed('me'), typed('other')] as OwedAnswer[], moreTime: [], toTake: [] };
    const found = waitingWork([task('x', null, ['decide-extension'])], work, 'me');
    expect(found.counts).toEqual({
      ...{ 'sign-extension': 1, 'give-input': 0, 'decide-extension': 1, 'accept-deliverable': 0 },
    });
    expect(found).toMatchObject({ total: 2, toSign: [{ draft: { savedBy: { id: 'other' } } }] });
  });

  it('send the committee to what lies before it, the office to its drafts', () => {
    expect(casesFor(['deputy-chair'])).toBe('with-committee');
    expect(casesFor(['checker', 'office'])).toBe('draft');
    expect(casesFor(['head', 'officer'])).toBeNull();
  });
});
