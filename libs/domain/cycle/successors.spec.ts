import { describe, expect, it } from '@jest/globals';
import type { CycleEvent } from './events.js';
import { evolveCycle } from './evolve.js';
import { type Answer, type CycleState, emptyCycle, NOT_YET, type StageState, stageOf } from './state.js';
import { passingOn, replacedUnits } from './successors.js';

const DOCUMENT = { title: 'Nghị quyết', number: '10/NQ-HĐND', date: '2026-11-20', issuer: null, line: null };
const ON = '2026-12-01';
const asked: Answer = NOT_YET;
const submitted: Answer = { ...NOT_YET, status: 'submitted', round: 1, on: '2026-11-27', contentHash: 'h' };
const stage = (over: Partial<StageState>): StageState =>
  ({
    ...{ id: 'hoi', name: 'Hỏi', status: 'open', ladderNo: 1, missing: [], recalled: false },
    ...{ respondents: Object.keys(over.answers ?? {}), answers: {} },
    ...over,
  }) as StageState;
const cycle = (stages: StageState[], over: Partial<CycleState> = {}): CycleState => ({
  ...{ ...emptyCycle('c'), status: 'running', stages },
  ...over,
});
const replacing = (state: CycleState, map: Record<string, string>) =>
  replacedUnits(state, { map, document: DOCUMENT }, ON).reduce(evolveCycle, state);
const does = (state: CycleState, event: CycleEvent) => evolveCycle(state, event);

describe('units that are replaced while a cycle runs', () => {
  it('pass on what they owe, with focal person, request and what they were told; what they gave is theirs', () => {
    const before = cycle(
      [
        stage({
          answers: { a: asked, b: submitted, c: asked },
          moreTime: { a: { due: '2026-12-20', on: ON, by: 'p', status: 'asked' } },
        }),
        stage({ id: 'sau', status: 'waiting', respondents: ['b', 'a'] }),
        stage({ id: 'truoc', status: 'closed', respondents: ['a'], answers: { a: submitted } }),
      ],
      { focal: { a: 'p' }, done: { 'hoi.1@a/OPEN': { slot: '2026-11-30', outcome: 'sent' } } },
    );
    expect(passingOn(before, 'a')).toEqual(['Hỏi', 'Hỏi']);
    expect(passingOn(before, 'b')).toEqual(['Hỏi']);
    const state = replacing(before, { a: 'x', b: 'x', la: 'x' });
    expect(stageOf(state, 'hoi')).toMatchObject({
      ...{ respondents: ['x', 'b', 'c'], answers: { x: asked, b: submitted, c: asked } },
      moreTime: { x: { due: '2026-12-20' } },
    });
    expect(stageOf(state, 'sau')!.respondents).toEqual(['x']);
    expect(stageOf(state, 'truoc')).toEqual(stageOf(before, 'truoc'));
    expect(state).toMatchObject({ focal: { x: 'p' }, successors: { a: 'x', b: 'x' } });
    expect(Object.keys(state.done)).toContain('hoi.1@x/OPEN');
    expect(replacedUnits(state, { map: { a: 'x', b: 'x' }, document: DOCUMENT }, ON)).toEqual([]);
  });

  it('are not in the cycle at all: nothing is recorded', () => {
    expect(replacing(cycle([stage({ answers: { a: asked } })]), { z: 'x' }).seq).toBe(0);
  });

  it('have what they gave sent back to the successor, who counts on from its own rounds', () => {
    const state = replacing(cycle([stage({ answers: { a: submitted, x: { ...submitted, round: 3 } } })]), {
      a: 'x',
    });
    expect(stageOf(state, 'hoi')!.respondents).toEqual(['a', 'x']);
    const back = does(state, {
      type: 'submission-returned',
      data: {
        ...{ stage: 'hoi', unit: 'a', round: 1, on: ON, announceOn: '2026-12-02', reworkDue: '2026-12-04' },
        calendar: 'x',
      },
      text: { reason: 'Thiếu' },
    });
    expect(stageOf(back, 'hoi')).toMatchObject({
      ...{ respondents: ['x'], answers: { x: { status: 'returned', round: 3, reworkDue: '2026-12-04' } } },
    });
    expect(stageOf(back, 'hoi')!.answers).not.toHaveProperty('a');
  });

  it('are followed when a stage is opened again, over two reorganisations', () => {
    const missing: Answer = { ...NOT_YET, status: 'missing' };
    const ended = stage({ status: 'closed', answers: { a: missing, b: submitted } });
    const state = replacing(replacing(cycle([ended]), { a: 'x' }), { x: 'y' });
    const again = does(state, {
      type: 'stage-reopened',
      data: { ...{ stage: 'hoi', on: ON, announceOn: '2026-12-02', legalDue: '2026-12-10' }, calendar: 'x' },
      text: { reason: 'bổ sung' },
    });
    expect(stageOf(again, 'hoi')!.answers).toMatchObject({
      y: { status: 'asked' },
      b: { status: 'submitted' },
    });
  });
});
