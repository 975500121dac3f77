import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../calendar/index.js';
import { OFFICE, type Rung } from './rung.js';
import {
  chosenFor,
  doneAfter,
  ladderSent,
  nextOfLadder,
  nextSlotOf,
  planLadder,
  type Reading,
  type RungFact,
} from './slot-plan.js';

/** December 2026: the 11th is a Friday, the 14th a Monday. */
const calendar = new WorkingCalendar({ version: 'x', weeklyRest: ['sat', 'sun'], days: [] });
const rung = (name: string, on: string, track: Rung['track'] = 'officer'): Rung => ({
  ...{ key: name, name, track, kind: 'reminder', on, to: [OFFICE], why: '' },
});
const sent = (slot: string): RungFact => ({ slot, outcome: 'sent', delivery: 'delivered' });

interface Step {
  rung: Rung;
}
const reading: Reading<Step> = {
  rungOf: (step) => step.rung,
  keyOf: (step) => step.rung.key,
  groupOf: (step) => step.rung.track,
  isLevel: (step) => step.rung.track === 'level',
  isSilenced: () => false,
  isSettled: ({ outcome, delivery }) => outcome !== 'sent' || delivery !== undefined,
};
const steps = (...rungs: Rung[]) => rungs.map((one) => ({ rung: one }));
const said = (all: Step[], done: Record<string, RungFact>, slot: string) =>
  chosenFor(all, done, slot, reading).map((c) =>
    [c.rung.name, c.late ? 'late' : '', ...c.supersedes.map((s) => s.rung.name)].join(' ').trim(),
  );

describe('what is said in a slot', () => {
  it('is of each group the latest due step, the earlier ones superseded', () => {
    const all = steps(
      rung('T-3', '2026-12-11'),
      rung('T-1', '2026-12-14'),
      rung('H-3', '2026-12-11', 'head'),
      rung('T-0', '2026-12-15'),
    );
    expect(said(all, {}, '2026-12-14')).toEqual(['T-1  T-3', 'H-3 late']);
    expect(said(all, {}, '2026-12-10')).toEqual([]);
    const done = doneAfter({}, '2026-12-14', chosenFor(all, {}, '2026-12-14', reading), reading);
    expect(done).toEqual({
      ...{ 'T-1': sent('2026-12-14'), 'H-3': sent('2026-12-14') },
      'T-3': { slot: '2026-12-14', outcome: 'superseded' },
    });
    expect(nextSlotOf(all, done, calendar, '2026-12-15', reading)).toBe('2026-12-15');
  });

  it('is never a step that lies before one of its group that is done, also after a saved calendar parted them', () => {
    // Both had fallen on the 14th, where T-1 alone was sent; by the calendar saved since, T-3 lies on the 11th.
    const all = steps(
      rung('T-3', '2026-12-11'),
      rung('T-1', '2026-12-14'),
      rung('H-3', '2026-12-11', 'head'),
    );
    const done = { 'T-1': sent('2026-12-14') };
    expect(said(all, done, '2026-12-15')).toEqual(['H-3 late']);
    expect(
      nextSlotOf(all, { ...done, 'H-3': sent('2026-12-14') }, calendar, '2026-12-15', reading),
    ).toBeNull();
  });

  it('is one level a day, each after the one before it was settled', () => {
    const all = steps(rung('L1', '2026-12-10', 'level'), rung('L2', '2026-12-11', 'level'));
    expect(said(all, {}, '2026-12-11')).toEqual(['L1 late']);
    expect(said(all, { L1: sent('2026-12-11') }, '2026-12-11')).toEqual([]);
    expect(said(all, { L1: { slot: '2026-12-11', outcome: 'sent' } }, '2026-12-14')).toEqual([]);
    expect(said(all, { L1: sent('2026-12-11') }, '2026-12-14')).toEqual(['L2 late']);
    expect(said(all, { L1: { slot: '2026-12-11', outcome: 'skipped' } }, '2026-12-14')).toEqual(['L2 late']);
    // The 11th is a Friday: the next working day is Monday the 14th.
    expect(nextSlotOf(all, { L1: sent('2026-12-11') }, calendar, '2026-12-11', reading)).toBe('2026-12-14');
  });

  it('leaves out what is silenced, and looks no further back than it is asked', () => {
    const all = steps(rung('T-30', '2026-12-10'), rung('T-1', '2026-12-12'));
    const silent = { ...reading, isSilenced: (step: Step) => step.rung.name === 'T-30' };
    expect(chosenFor(all, {}, '2026-12-11', silent)).toEqual([]);
    expect(nextSlotOf(all, {}, calendar, '2026-12-12', silent)).toBe('2026-12-14');
  });
});

describe('an aggregate with one ladder', () => {
  const rungs = [rung('C-2', '2026-12-10', 'committee'), rung('C+1', '2026-12-15', 'committee')];

  it('says the latest due step whatever its track, and goes on from there', () => {
    const late = planLadder([...rungs, rung('E', '2026-12-11', 'asked')], {}, '2026-12-14');
    expect(late.step).toMatchObject({ rung: { name: 'E' }, late: true, supersedes: [{ name: 'C-2' }] });
    const state = ladderSent({ done: {} }, late);
    expect(Object.keys(state.done)).toEqual(['E', 'C-2']);
    expect(nextOfLadder(rungs, state.done, calendar, '2026-12-15')).toBe('2026-12-15');
    expect(planLadder(rungs, state.done, '2026-12-14')).toEqual({ slot: '2026-12-14', step: null });
    expect(ladderSent(state, { slot: '2026-12-14', step: null })).toBe(state);
  });

  it('does not go back behind what was said, when a saved calendar moved a step before it', () => {
    const moved = [rung('C-2', '2026-12-10'), rung('C+1', '2026-12-11')];
    expect(planLadder(moved, { 'C+1': sent('2026-12-11') }, '2026-12-14').step).toBeNull();
    expect(nextOfLadder(moved, { 'C+1': sent('2026-12-11') }, calendar, '2026-12-14')).toBeNull();
  });
});
