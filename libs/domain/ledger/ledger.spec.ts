import { describe, expect, it } from '@jest/globals';
import { type LedgerCommand, type UserError } from '#contracts';
import { decideLedger, emptyLedger, evolveLedger, ledgerIdOf } from './index.js';

const ctx = {
  today: '2026-11-22',
  actor: 'p1',
  knownTask: (code: string) => code === '3.6',
  knownIndicator: (code: string) => code === 'KH-04',
  versionOf: (code: string) => (code === '3.6' ? 7 : undefined),
};

describe('the ledger of a programme', () => {
  const folded = (...commands: LedgerCommand[]) =>
    commands.reduce(
      (state, command) => decideLedger(state, command, ctx).reduce(evolveLedger, state),
      emptyLedger(ledgerIdOf('khcn')),
    );
  const refusal = (...commands: LedgerCommand[]): string => {
    try {
      folded(...commands);
    } catch (error) {
      const { code, fields } = error as UserError;
      return `${code} ${fields[0]?.path ?? ''}`.trim();
    }
    throw new Error('was not refused');
  };

  it('opens nothing until somebody does, and closes it again', () => {
    const open = { type: 'mark-open', dataset: 'indicators', open: true } as const;
    expect(folded()).toMatchObject({ programme: 'khcn', open: {}, version: 0 });
    expect(folded(open).open).toEqual({ indicators: '2026-11-22' });
    expect(folded(open, { ...open, open: false }).open).toEqual({});
    expect(refusal(open, open)).toBe('state-conflict');
    expect(refusal({ ...open, open: false })).toBe('state-conflict');
  });

  it('classes tasks and says what measures them', () => {
    const classed = { type: 'class-task', task: '3.6', as: 'under-study', basis: null } as const;
    expect(folded(classed).classes).toEqual({ '3.6': { as: 'under-study', since: '2026-11-22' } });
    expect(folded(classed, { ...classed, as: null }).classes).toEqual({});
    expect(refusal({ ...classed, task: '9.9' })).toBe('invalid-input task');
    const measured = { type: 'measure-task', task: '3.6', indicators: ['KH-04', 'KH-04'] } as const;
    expect(folded({ ...measured, indicators: [...measured.indicators] }).measures).toEqual({
      '3.6': ['KH-04'],
    });
    expect(refusal({ ...measured, indicators: ['XX'] })).toBe('invalid-input indicators');
  });

  it('says which tasks were updated in the national tracker, with the version that is there', () => {
    const marked = { type: 'mark-tracked', tasks: ['3.6'], on: '2026-11-20' } as const;
    const mark = { ...marked, tasks: [...marked.tasks] };
    expect(folded(mark).tracked).toEqual({ '3.6': { on: '2026-11-20', version: 7 } });
    expect(folded(mark, { ...mark, on: '2026-11-22' }).tracked).toEqual({
      '3.6': { on: '2026-11-22', version: 7 },
    });
    expect(folded(mark, { ...mark, on: null }).tracked).toEqual({});
    expect(refusal({ ...mark, tasks: ['9.9'] })).toBe('invalid-input tasks');
    expect(refusal({ ...mark, on: '2026-11-23' })).toBe('invalid-input on');
    // Nothing is there that nobody said: a ledger from before stays as it was.
    expect(folded()).not.toHaveProperty('tracked');
  });
});
