import { describe, expect, it } from '@jest/globals';
import { leaveRecommendation as leaving, type SupervisionCommand } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { ladderSent } from '../ladder/index.js';
import { refusal } from '../task/fixtures/acting.js';
import {
  decideSupervision,
  emptySupervision,
  evolveSupervision,
  leaveRecommendation,
  nextSupervisionSlot,
  planSupervisionSlot,
  rungsOfSupervision,
  type SupervisionState,
} from './index.js';

const calendar = new WorkingCalendar({ version: 'spec', weeklyRest: ['sat', 'sun'], days: [] });
const ctx = { calendar };
const LEFT = {
  ...{ programme: 'khcn', body: 'hdnd-tinh', about: { kind: 'indicator', code: 'KH-04' } },
  ...{ text: 'vì sao chậm?', answerDue: '2026-12-18' },
};
const left = (input: object = {}, today = '2026-12-04'): SupervisionState =>
  evolveSupervision(
    emptySupervision('khcn.supervision.1'),
    leaveRecommendation(leaving.parse({ ...LEFT, ...input }), { today, actor: 'giam-sat' }),
  );
const led = (state: SupervisionState, today: string, ...commands: SupervisionCommand[]): SupervisionState =>
  commands.reduce(
    (s, command) => decideSupervision(s, command, { today, actor: 'ai-do' }).reduce(evolveSupervision, s),
    state,
  );
const ASSIGN = { type: 'assign', unit: 'so-khcn' } as const;
const ANSWER = { type: 'answer', text: 'đã điều chỉnh' } as const;
const steps = (state: SupervisionState) =>
  rungsOfSupervision(state, ctx).map(({ name, on, to }) => `${name} ${on} ${to.map((r) => r.role).join()}`);

describe('a recommendation of a supervising body', () => {
  it('waits with the office first, which hears of it twice', () => {
    const state = left();
    expect(state).toMatchObject({
      status: 'left',
      leftOn: '2026-12-04',
      askedFor: '2026-12-18',
      answerDue: null,
    });
    // Left on a Friday.
    expect(steps(state)).toEqual(['NEW 2026-12-07 office', 'NEW+3 2026-12-09 office']);
    expect(refusal(() => led(state, '2026-12-07', ANSWER))).toBe('Kiến nghị chưa được giao đơn vị trả lời.');
  });

  it('reminds the unit that was given it, and after the day also the office', () => {
    const state = led(left(), '2026-12-07', ASSIGN);
    expect(state).toMatchObject({
      status: 'assigned',
      answerDue: '2026-12-18',
      assigned: { unit: 'so-khcn' },
    });
    expect(steps(state)).toEqual([
      'GIVEN 2026-12-08 respondent',
      'Y-3 2026-12-15 respondent',
      'Y-1 2026-12-17 respondent',
      'Y+1 2026-12-21 respondent,office',
      'Y+3 2026-12-23 respondent,office',
    ]);
    // Given to another one meanwhile: the first hears no more.
    const other = led(state, '2026-12-08', { ...ASSIGN, unit: 'so-y-te', answerDue: '2026-12-11' });
    expect(steps(other)[0]).toBe('GIVEN 2026-12-09 respondent');
    expect(rungsOfSupervision(other, ctx)[0]!.key).toBe('given-2/GIVEN');
  });

  it('says each step once, the latest after an outage', () => {
    const state = led(left(), '2026-12-07', ASSIGN);
    expect(nextSupervisionSlot(state, ctx, '2026-12-07')).toBe('2026-12-08');
    const late = planSupervisionSlot(state, ctx, '2026-12-16');
    expect(late.step).toMatchObject({ rung: { name: 'Y-3' }, late: true, supersedes: [{ name: 'GIVEN' }] });
    const sent = ladderSent(state, late);
    expect(nextSupervisionSlot(sent, ctx, '2026-12-16')).toBe('2026-12-17');
    expect(planSupervisionSlot(sent, ctx, '2026-12-16').step).toBeNull();
  });

  it('ends with the opinion of whoever asked: accepted, or back to be answered again', () => {
    const answered = led(left(), '2026-12-07', ASSIGN, ANSWER);
    expect(steps(answered)).toEqual(['ANSWERED 2026-12-08 person']);
    const back = led(answered, '2026-12-09', { type: 'contest', note: 'chưa có biện pháp' });
    expect(back).toMatchObject({
      status: 'contested',
      answers: [{ outcome: 'contested', outcomeNote: 'chưa có biện pháp', due: '2026-12-18' }],
    });
    expect(steps(back)).toEqual(['BACK 2026-12-10 office']);
    const again = led(back, '2026-12-10', { ...ASSIGN, answerDue: '2026-12-31' }, ANSWER, { type: 'accept' });
    expect(again).toMatchObject({
      status: 'accepted',
      answers: [{ outcome: 'contested' }, { outcome: 'accepted', due: '2026-12-31' }],
    });
    expect(steps(again)).toEqual([]);
    expect(nextSupervisionSlot(again, ctx, '2026-12-10')).toBeNull();
  });

  it('asks for days to come, and is not answered by whoever asked', () => {
    expect(refusal(() => left({ answerDue: '2026-12-04' }))).toContain('answerDue');
    expect(refusal(() => left({ documentDate: '2026-12-05' }))).toContain('documentDate');
    expect(refusal(() => led(left(), '2026-12-21', ASSIGN))).toContain('answerDue');
    expect(refusal(() => led(left(), '2026-12-07', { ...ASSIGN, unit: 'hdnd-tinh' }))).toContain('unit');
    const gone = led(left(), '2026-12-07', { type: 'withdraw' });
    expect(refusal(() => led(gone, '2026-12-07', ASSIGN))).toContain('đã rút');
  });
});
