import { describe, expect, it } from '@jest/globals';
import type { CaseCommand, UserError } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { decideCase } from './decide.js';
import { type CaseState, emptyCase } from './state.js';

const calendar = new WorkingCalendar({ version: 'spec', weeklyRest: ['sat', 'sun'], days: [] });
const TOMORROW = { title: 'Thông báo', number: '7-TB/TU', date: '2026-12-11', issuer: null, line: null };

/** The field that is refused on 10/12/2026, with what is said of it. */
function refused(state: Partial<CaseState>, command: CaseCommand): string {
  const ctx = { now: '2026-12-10T02:00:00Z', actor: 'chu-tri', calendar, policy: DEFAULT_POLICY };
  try {
    decideCase({ ...emptyCase('c'), ...state }, command, { ...ctx, nextSession: null });
    return 'not refused';
  } catch (error) {
    return (error as UserError).fields.map(({ path, message }) => `${path}: ${message}`).join();
  }
}

describe('a document of tomorrow', () => {
  const said = 'ngày văn bản không thể sau hôm nay';
  const conclusion = { outcome: 'return', reason: 'x' } as const;

  it('concludes, answers and proves nothing', () => {
    const conclude = { type: 'conclude', conclusion } as const;
    const minutes = { type: 'record-minutes', kind: 'minutes' } as const;
    const answer = { type: 'record-answer', answer: 'refused' } as const;
    const before = { status: 'with-committee', concludedOn: '2026-12-09' } as const;
    expect(refused(before, { ...conclude, basis: TOMORROW })).toBe(`basis.date: ${said}`);
    expect(refused(before, { ...minutes, documentDate: '2026-12-11' })).toBe(`documentDate: ${said}`);
    expect(refused({ status: 'recommended' }, { ...answer, basis: TOMORROW })).toBe(`basis.date: ${said}`);
    const today = { ...TOMORROW, date: '2026-12-10' };
    expect(refused(before, { ...conclude, basis: today })).toBe('not refused');
    expect(refused(before, { ...conclude, basis: { ...today, date: null } })).toBe('not refused');
  });
});
