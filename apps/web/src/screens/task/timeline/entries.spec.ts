import { describe, expect, it } from '@jest/globals';
import type { EventView, ReminderView } from '#contracts';
import { story } from './entries.js';

const NOW = '2026-12-04T02:00:00Z';

function event(seq: number, at: string, type: string): EventView {
  return {
    seq,
    at,
    type,
    actor: 'canbo',
    actorName: 'Hoàng Thị Ví Dụ',
    onBehalfOf: null,
    onBehalfOfName: null,
    givenTo: null,
    data: {},
    text: null,
    hash: '',
  };
}

function reminder(rung: string, at: string, change: Partial<ReminderView> = {}): ReminderView {
  return {
    rung,
    title: rung,
    kind: rung.startsWith('T+') ? 'overdue' : 'reminder',
    at,
    state: 'planned',
    why: '',
    reason: null,
    deadline: 'm1',
    to: [],
    messageId: null,
    ...change,
  };
}

const names = (entries: ReturnType<typeof story>['past']) =>
  entries.map((entry) => {
    if (entry.kind === 'act') return entry.words.title;
    return entry.kind === 'step' ? entry.reminder.rung : `${entry.reminders.length} × ${entry.reason}`;
  });

describe('the story of a task', () => {
  it('puts acts and steps in order, cut at now, with the steps of lateness apart', () => {
    const told = story(
      [event(1, '2026-10-01T02:00:00.000Z', 'activated'), event(2, '2026-11-19T02:00:00Z', 'acknowledged')],
      [
        reminder('T-30', '2026-11-18T01:00:00Z', { state: 'sent' }),
        reminder('T-7', '2026-12-11T01:00:00Z'),
        reminder('T+1', '2026-12-21T01:00:00Z'),
        reminder('L1', '2026-12-22T01:00:00Z', { kind: 'escalation' }),
      ],
      NOW,
    );
    expect(names(told.past)).toEqual(['Giao nhiệm vụ', 'T-30', 'Tiếp nhận']);
    expect(names(told.coming)).toEqual(['T-7']);
    expect(names(told.ifLate)).toEqual(['T+1', 'L1']);
  });

  it('tells the steps of a date that has passed as coming ones', () => {
    const told = story([], [reminder('T+3', '2026-12-08T01:00:00Z')], NOW, new Set(['m1']));
    expect([names(told.coming), names(told.ifLate)]).toEqual([['T+3'], []]);
  });

  it('leaves out facts that the steps tell already', () => {
    expect(story([event(1, NOW, 'reminded'), event(2, NOW, 'escalation-delivered')], [], NOW).past).toEqual(
      [],
    );
  });

  it('keeps a step that is still queued after its hour among the coming ones', () => {
    const told = story([], [reminder('T-7', '2026-12-04T01:00:00Z', { state: 'queued' })], NOW);
    expect(names(told.coming)).toEqual(['T-7']);
  });

  it('folds neighbouring silenced steps of one reason', () => {
    const silenced = (rung: string, day: string, reason: string) =>
      reminder(rung, `2026-12-${day}T01:00:00Z`, { state: 'silenced', reason });
    const told = story(
      [],
      [
        silenced('T-7', '11', 'đã trình'),
        silenced('T-3', '15', 'đã trình'),
        silenced('T-1', '17', 'đã trình'),
        silenced('T-0', '18', 'đã dừng'),
      ],
      NOW,
    );
    expect(names(told.coming)).toEqual(['3 × đã trình', 'T-0']);
  });
});
