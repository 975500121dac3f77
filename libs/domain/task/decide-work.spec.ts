import { describe, expect, it } from '@jest/globals';
import { commandsOf } from './allowed.js';
import { ActingTask, refusal } from './fixtures/acting.js';

const MONDAY = '2026-12-07T02:00:00Z';
const ask = {
  type: 'request-input',
  unit: 'so-tai-chinh',
  question: 'kinh phí?',
  due: '2026-12-14',
} as const;
const give = { type: 'give-input', inputNo: 1, note: 'đồng ý' } as const;

describe('input of another unit', () => {
  it('has a date and a ladder of its own: P-1, P+1, P+3; the officer hears once it has passed', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, ask, 'can-bo');
    expect(task.coming(/^input/)).toEqual(['P-1 2026-12-11', 'P+1 2026-12-15', 'P+3 2026-12-17']);
    expect(task.toldTo('P-1')).toEqual(['coordinating-head:so-tai-chinh']);
    expect(task.toldTo('P+1')).toEqual(['coordinating-head:so-tai-chinh', 'officer']);
    expect(task.state.notices.at(-1)).toMatchObject({ kind: 'input-asked', to: 'so-tai-chinh' });
    expect(task.state.inputs).toEqual([
      {
        ...{ no: 1, unit: 'so-tai-chinh', due: '2026-12-14', askedOn: '2026-12-07', by: 'can-bo' },
        ...{ status: 'open', endedOn: null },
      },
    ]);
  });

  it('aims at the last working day within its date, and skips P-1 on the day it was asked', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, { ...ask, due: '2026-12-13' });
    expect(task.coming(/^input/)).toEqual(['P-1 2026-12-10', 'P+1 2026-12-14', 'P+3 2026-12-16']);
    task.act(MONDAY, { ...ask, unit: 'so-y-te', due: '2026-12-08' });
    expect(task.coming(/^input-2/)).toEqual(['P+1 2026-12-09', 'P+3 2026-12-11']);
  });

  it('given or withdrawn ends its ladder and frees the unit for another question', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, ask);
    expect(refusal(() => task.act(MONDAY, ask))).toBe('Đơn vị này đang được xin ý kiến.');
    task.act('2026-12-15T02:00:00Z', { ...give, attachments: ['tep-1'] }, 'giam-doc-2');
    expect(task.coming(/^input/)).toEqual([]);
    expect(task.state.inputs[0]).toMatchObject({ status: 'given', endedOn: '2026-12-15' });
    expect(task.notices()).toContain('input-given');
    expect(refusal(() => task.act(MONDAY, give))).toBe('Lần xin ý kiến này đã kết thúc.');
    task.act('2026-12-15T02:00:00Z', { ...ask, due: '2026-12-21' });
    task.act('2026-12-15T03:00:00Z', { type: 'withdraw-input', inputNo: 2 });
    expect(task.coming(/^input/)).toEqual([]);
    expect(task.notices()).not.toContain('input-asked');
    expect(commandsOf(task.state, '2026-12-14')).not.toContain('give-input');
  });

  it('is not asked of the debtor, nor for today, and its document is not of tomorrow', () => {
    const task = ActingTask.dueBy('2027-03-31');
    expect(refusal(() => task.act(MONDAY, { ...ask, unit: 'so-khcn' }))).toContain(
      'unit: đây là đơn vị chủ trì',
    );
    expect(refusal(() => task.act(MONDAY, { ...ask, due: '2026-12-07' }))).toContain('due:');
    expect(refusal(() => task.act(MONDAY, give))).toContain('inputNo: không có lần xin ý kiến này');
    task.act(MONDAY, ask);
    expect(refusal(() => task.act(MONDAY, { ...give, documentDate: '2026-12-08' }))).toContain(
      'documentDate:',
    );
    expect(refusal(() => task.act(MONDAY, { ...give, attachments: ['tep-2'] }))).toContain('attachments.0');
  });

  it('drops what would have been said during a suspension', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, ask);
    task.act('2026-12-08T02:00:00Z', { type: 'suspend', reason: 'chờ' });
    expect(task.coming(/^input/)).toEqual([]);
    task.act('2026-12-16T02:00:00Z', { type: 'resume', reason: 'tiếp' });
    expect(task.coming(/^input/)).toEqual(['P+3 2026-12-17']);
  });
});

describe('a difficulty', () => {
  const report = { type: 'report-difficulty', note: 'thiếu kinh phí' } as const;
  const own = {
    type: 'assign-difficulty',
    difficultyNo: 1,
    owner: 'chuyen-vien',
    due: '2026-12-14',
  } as const;

  it('is open until somebody owns it by a date, until it is resolved', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, report, 'can-bo');
    expect(task.state.difficulties[0]).toMatchObject({ no: 1, status: 'open', by: 'can-bo', owner: null });
    expect(task.coming(/^difficulty/)).toEqual([]);
    task.act(MONDAY, own);
    expect(task.coming(/^difficulty/)).toEqual(['V-0 2026-12-14', 'V+1 2026-12-15']);
    expect(task.toldTo('V-0')).toEqual(['chuyen-vien']);
    expect(task.toldTo('V+1')).toEqual(['chuyen-vien', 'office']);
    task.act('2026-12-14T02:00:00Z', { type: 'resolve-difficulty', difficultyNo: 1, note: 'đã bố trí' });
    expect(task.coming(/^difficulty/)).toEqual([]);
    expect(task.state.difficulties[0]).toMatchObject({ status: 'resolved', resolvedOn: '2026-12-14' });
    expect(task.notices()).toEqual([
      'assigned',
      'difficulty-reported',
      'difficulty-owned',
      'difficulty-resolved',
    ]);
    expect(refusal(() => task.act(MONDAY, own))).toBe('Vướng mắc đã được giải quyết.');
  });

  it('given to another person has its days anew', () => {
    const task = ActingTask.dueBy('2027-03-31');
    task.act(MONDAY, report);
    task.act(MONDAY, own);
    task.act('2026-12-09T02:00:00Z', { ...own, owner: 'chanh', due: '2026-12-21' });
    expect(task.coming(/^difficulty/)).toEqual(['V-0 2026-12-21', 'V+1 2026-12-22']);
    expect(task.toldTo('V-0')).toEqual(['chanh']);
    expect(refusal(() => task.act(MONDAY, { ...own, due: '2026-12-04' }))).toContain('due:');
    expect(refusal(() => task.act(MONDAY, { ...own, difficultyNo: 9 }))).toContain('difficultyNo:');
  });
});

describe('urging', () => {
  it('comes once a day', () => {
    const task = ActingTask.dueBy('2026-12-18');
    task.act(MONDAY, { type: 'urge', note: 'gấp' }, 'van-phong');
    expect(task.state.urgedOn).toBe('2026-12-07');
    const again = () => task.act('2026-12-07T16:59:00Z', { type: 'urge', note: 'gấp' });
    expect(refusal(again)).toBe('Hôm nay nhiệm vụ đã được đôn đốc.');
    task.act('2026-12-07T17:00:00Z', { type: 'urge', note: 'gấp' });
    expect(task.state.urgedOn).toBe('2026-12-08');
  });

  it('is not for work that waits for its checker', () => {
    const task = ActingTask.dueBy('2026-12-18');
    task.act(MONDAY, { type: 'submit-deliverable', deadlineId: 'm1' });
    expect(commandsOf(task.state, '2026-12-14')).not.toContain('urge');
    const urge = () => task.act(MONDAY, { type: 'urge', note: 'gấp' });
    expect(refusal(urge)).toBe('Không có mốc nào đang chờ đơn vị thực hiện.');
  });
});
