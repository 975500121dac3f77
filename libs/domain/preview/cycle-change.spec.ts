import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../calendar/index.js';
import { oneStage } from '../cycle/fixtures/one-stage.js';
import {
  type CycleEngineCommand,
  type CycleState,
  decideCycle,
  emptyCycle,
  evolveCycle,
} from '../cycle/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { changeCycle } from './cycle-change.js';

const plain = (version: string, days: object[] = []) =>
  new WorkingCalendar({ version, weeklyRest: ['sat', 'sun'], days } as never);
const ctx = (calendar: WorkingCalendar) => ({ calendar, policy: DEFAULT_POLICY });
const before = ctx(plain('lich-1'));
/** Wednesday 31/10/2029, the last day of the stage, becomes a rest day. */
const after = ctx(
  plain('lich-2', [{ date: '2029-10-31', kind: 'off', status: 'confirmed', document: '5-TB' }]),
);
const now = '2029-10-02T02:00:00.000Z';

function begun(focal: Record<string, string> = {}): CycleState {
  const start: CycleEngineCommand = {
    ...({ type: 'start', programme: 'x', template: oneStage } as const),
    ...({ kind: 'annual-report', year: 2029, part: null, by: 'clock', request: null } as const),
    units: ['a', 'b'],
  };
  const events = decideCycle(emptyCycle('x'), start, {
    ...{ ...before, now: '2029-10-01T02:00:00.000Z', actor: 'p', openTasks: 0, hash: () => '' },
  });
  const state = events.reduce(evolveCycle, emptyCycle('x'));
  return { ...state, focal, done: { 'hoi.1@a/OPEN': DONE, 'hoi.1@b/OPEN': DONE } };
}
const DONE = { slot: '2029-10-02', outcome: 'sent' } as const;

describe('another calendar under a running cycle', () => {
  it('leaves the date of a stage and moves its last working day, of which whoever still owes is told', () => {
    expect(changeCycle(begun({ b: 'p2' }), { before, after, now }).dates).toEqual([
      {
        ...{ what: 'working-due', deadlineId: 'hoi', from: '2029-10-31', to: '2029-10-30' },
        told: [
          { role: 'respondent', unit: 'a' },
          { role: 'person', person: 'p2' },
        ],
        tellsUnits: ['a', 'b'],
      },
    ]);
  });

  it('moves the steps that aim at it, of each unit', () => {
    const { steps } = changeCycle(begun(), { before, after, now });
    expect(steps.map(({ unit, rung, from, to }) => [unit, rung, from, to])).toEqual(
      [
        ['a', 'T-7', '2029-10-24', '2029-10-23'],
        ['b', 'T-7', '2029-10-24', '2029-10-23'],
        // Three days before Tuesday the 30th is a Saturday: the Friday before it.
        ['a', 'T-3', '2029-10-26', '2029-10-26'],
        ['a', 'T-1', '2029-10-30', '2029-10-29'],
        ['b', 'T-1', '2029-10-30', '2029-10-29'],
        ['a', 'T-0', '2029-10-31', '2029-10-30'],
        ['b', 'T-0', '2029-10-31', '2029-10-30'],
      ].filter(([, , from, to]) => from !== to),
    );
  });

  it('moves nothing of one that is paused, or where no day differs', () => {
    expect(changeCycle({ ...begun(), status: 'paused' }, { before, after, now })).toEqual({
      dates: [],
      steps: [],
    });
    expect(changeCycle(begun(), { before, after: before, now })).toEqual({ dates: [], steps: [] });
  });
});
