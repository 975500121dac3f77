import { describe, expect, it } from '@jest/globals';
import { cycleCommand } from '#contracts';
import { type CycleAct, commandOf, FIELDS, missingFields, stageActs } from './acts.js';

const typed = {
  reason: 'Chờ số liệu.',
  due: '2028-09-05',
  number: '12-BC/TU',
  date: '2028-05-30',
  person: 'p1',
};
const about = { stage: { id: 'tu-danh-gia', name: 'Đơn vị tự đánh giá' } };
const OF_UNITS: readonly CycleAct[] = [
  'name-focal',
  'excuse-unit',
  'ask-more-time',
  'refuse-more-time',
  'return-submission',
  'accept-submission',
];
const ALL = Object.keys(FIELDS) as CycleAct[];

describe('acts on a cycle', () => {
  it.each(ALL)('%s is what the server reads', (act) => {
    const whole = act === 'pause' || act === 'resume';
    const of = whole ? {} : OF_UNITS.includes(act) ? { ...about, unit: 'phuong-a' } : about;
    expect(missingFields(act, typed)).toEqual([]);
    expect(cycleCommand.safeParse(commandOf(act, of, typed)).error).toBeUndefined();
  });

  it('names what is missing, and takes away a focal person by naming nobody', () => {
    expect(missingFields('extend-stage', { due: ' ' })).toEqual(['due', 'reason']);
    const nobody = commandOf('name-focal', { unit: 'phuong-a' }, {});
    expect(nobody).toEqual({ type: 'name-focal', unit: 'phuong-a', person: null });
  });

  it('a stage is ended with its document, or with none', () => {
    expect(commandOf('complete-stage', about, {})).toEqual({
      type: 'complete-stage',
      stage: 'tu-danh-gia',
    });
    expect(commandOf('complete-stage', about, { number: '12-BC/TU' })).toMatchObject({
      basis: { title: 'Đơn vị tự đánh giá', number: '12-BC/TU', date: null },
    });
  });

  it('a date that a document has set is moved with the document that allows it', () => {
    const moved = { due: '2028-12-31', reason: 'Theo chỉ đạo.', number: '15-CV/TU' };
    expect(commandOf('extend-stage', about, moved)).toEqual({
      ...{ type: 'extend-stage', stage: 'tu-danh-gia', due: moved.due, reason: moved.reason },
      basis: { title: 'Đơn vị tự đánh giá', number: '15-CV/TU', date: null, issuer: null, line: null },
    });
    expect(commandOf('extend-stage', about, { due: moved.due, reason: 'x' })).not.toHaveProperty('basis');
  });

  it('offers what fits the stage and is allowed', () => {
    const cycle = { status: 'running' as const, allowed: [...ALL] };
    expect(stageActs({ status: 'open', form: 'gop-y' }, cycle)).toEqual([
      'extend-stage',
      'close-stage',
      'skip-stage',
    ]);
    expect(stageActs({ status: 'open', form: null }, cycle)[0]).toBe('complete-stage');
    expect(stageActs({ status: 'closed', form: null }, cycle)).toEqual(['reopen-stage']);
    expect(stageActs({ status: 'closed', form: null }, { ...cycle, allowed: [] })).toEqual([]);
  });
});
