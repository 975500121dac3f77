import { describe, expect, it } from '@jest/globals';
import { days, run, script, table, task } from './fixtures/horizon.js';

describe('people act', () => {
  it('in time: the early reminders are silenced, nothing escalates', () => {
    expect(table(run(task(), { kind: 'in-time' }))).toEqual([
      '2026-10-15 NUDGE officer:Cán bộ A',
      '2026-12-11 H-7 head:Đơn vị A',
      '2026-12-11 T-7 officer:Cán bộ A',
      '2026-12-15 H-3 head:Đơn vị A',
      '2026-12-15 T-3 officer:Cán bộ A',
      '2026-12-17 T-1 officer:Cán bộ A',
      '2026-12-18 T-0 officer:Cán bộ A',
    ]);
  });

  it('a report starts the silence anew', () => {
    const lines = run(
      task(),
      script(
        { on: '2026-10-01', command: { type: 'acknowledge' } },
        { on: '2026-10-12', command: { type: 'report-progress', note: 'Đang soạn' } },
      ),
    );
    expect(days(lines, /^NUDGE$/)).toEqual(['NUDGE 2026-10-26']);
  });

  it('submitted: the officer is left alone and the checker has five working days', () => {
    const lines = run(
      task(),
      script(
        { on: '2026-10-01', command: { type: 'acknowledge' } },
        { on: '2026-12-14', command: { type: 'submit-deliverable', deadlineId: 'm1' } },
      ),
    );
    expect(table(lines).slice(3)).toEqual([
      '2026-12-18 K-1 checker',
      '2026-12-22 K+1 office-deputy-chief',
      '2026-12-24 K+3 office-chief',
    ]);
  });

  it('returned: a rework date five working days on, with a ladder of its own', () => {
    const lines = run(
      task(),
      script(
        { on: '2026-12-14', command: { type: 'submit-deliverable', deadlineId: 'm1' } },
        {
          on: '2026-12-16',
          command: { type: 'return-deliverable', deadlineId: 'm1', note: 'Thiếu phụ lục' },
        },
      ),
    );
    const after = lines.filter((l) => l.at > '2026-12-16T02');
    expect(days(after, /^T[-+]/).slice(0, 4)).toEqual([
      'T-3 2026-12-18',
      'T-1 2026-12-22',
      'T-0 2026-12-23',
      'T+1 2026-12-24',
    ]);
    expect(days(after, /^L1$/)).toEqual(['L1 2026-12-25']);
    expect(after[0]!.legalDue).toBe('2026-12-23');
  });

  it('a case closed with a reason does not go up', () => {
    const lines = run(
      task(),
      script({
        on: '2026-12-29',
        command: { type: 'case', deadlineId: 'm1', command: { type: 'close', reason: 'Đã có văn bản' } },
      }),
    );
    expect(days(lines, /^(L|C)/)).toEqual(['L1 2026-12-22', 'L2 2026-12-24', 'L3 2026-12-28']);
  });

  it('a case sent up early is answered earlier', () => {
    const lines = run(
      task(),
      script({ on: '2026-12-28', command: { type: 'case', deadlineId: 'm1', command: { type: 'send-up' } } }),
    );
    expect(days(lines, /^(L4|C)/)).toEqual(['C-2 2027-01-08', 'C+1 2027-01-13', 'C+5 2027-01-19']);
  });

  it('suspended: silent; resumed: what was missed is not sent', () => {
    const lines = run(
      task(),
      script(
        { on: '2026-12-10', command: { type: 'suspend', reason: 'Chờ trung ương' } },
        { on: '2026-12-16', command: { type: 'resume', reason: 'Đã có hướng dẫn' } },
      ),
    );
    expect(days(lines, /^T-/)).toEqual([
      'T-30 2026-11-18',
      'T-14 2026-12-04',
      'T-1 2026-12-17',
      'T-0 2026-12-18',
    ]);
  });

  it('an event gives a date to what waited for it', () => {
    const rule = {
      kind: 'on-event',
      event: 'Nghị quyết được ban hành',
      term: { kind: 'days-after', days: 30 },
    } as const;
    const lines = run(
      task({ deadlines: [{ id: 'm1', deliverable: '', rule }] }),
      script(
        { on: '2026-10-01', command: { type: 'acknowledge' } },
        {
          on: '2026-11-02',
          command: { type: 'record-event', event: 'Nghị quyết được ban hành', on: '2026-11-02' },
        },
      ),
    );
    expect(lines.find((l) => l.rung === 'T-0')!.legalDue).toBe('2026-12-02');
    expect(days(lines, /^T-/)).toEqual([
      'T-7 2026-11-25',
      'T-3 2026-11-27',
      'T-1 2026-12-01',
      'T-0 2026-12-02',
    ]);
  });
});
