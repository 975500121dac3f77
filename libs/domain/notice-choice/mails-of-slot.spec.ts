import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NoticeChoice } from '#contracts';
import { isGrave, mailsOfSlot } from './index.js';

const T7 = { kind: 'reminder', rung: 'T-7' };
const T0 = { kind: 'reminder', rung: 'T-0' };
const L1 = { kind: 'escalation', rung: 'L1' };
const NOTICE = { kind: 'notice', rung: 'concluded' };

describe('the mails of one person in one slot', () => {
  it.each<[string, NoticeChoice, { kind: string; rung: string }[], boolean, unknown[]]>([
    ['one, as routine as it is', 'together', [T7, NOTICE], false, [['routine', [T7, NOTICE], false]]],
    ['one by its gravest line', 'together', [T7, T0, L1], true, [['grave', [T7, T0, L1], true]]],
    [
      'two by choice',
      'grave-apart',
      [T7, T0, L1],
      true,
      [
        ['grave', [T0, L1], false],
        ['routine', [T7], true],
      ],
    ],
    ['one where nothing is grave', 'grave-apart', [T7], false, [['routine', [T7], false]]],
    ['one where all is grave', 'grave-apart', [L1], false, [['grave', [L1], false]]],
    [
      'two where the rest is told again',
      'grave-apart',
      [L1],
      true,
      [
        ['grave', [L1], false],
        ['routine', [], true],
      ],
    ],
    ['one that only tells again', 'grave-apart', [], true, [['routine', [], true]]],
  ])('are %s', (_, choice, told, again, mails) => {
    expect(mailsOfSlot(told, choice, again).map((m) => [m.class, m.told, m.again])).toEqual(mails);
  });

  it('tell everything once, whatever is chosen, and what is told again in one of them', () => {
    const line = fc.record({
      kind: fc.constantFrom('reminder', 'overdue', 'escalation', 'notice', 'status'),
      rung: fc.constantFrom('T-7', 'T-0', 'T+1', 'L1', 'assigned'),
    });
    const choices = fc.constantFrom<NoticeChoice>('together', 'grave-apart');
    fc.assert(
      fc.property(fc.array(line), choices, fc.boolean(), (told, choice, again) => {
        const mails = mailsOfSlot(told, choice, again);
        expect(new Set(mails.flatMap((mail) => mail.told))).toEqual(new Set(told));
        expect(mails.flatMap((mail) => mail.told)).toHaveLength(told.length);
        expect(mails.filter((mail) => mail.again)).toHaveLength(again ? 1 : 0);
        expect(new Set(mails.map((mail) => mail.class)).size).toBe(mails.length);
        for (const mail of mails) expect(mail.class).toBe(mail.told.some(isGrave) ? 'grave' : 'routine');
        if (choice === 'together') expect(mails).toHaveLength(1);
      }),
    );
  });
});
