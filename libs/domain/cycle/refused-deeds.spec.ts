import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import type { CycleContext, CycleEngineCommand } from './context.js';
import { decideCycle } from './decide.js';
import { evolveCycle } from './evolve.js';
import { assumeCycleSent, nextCycleSlot, planCycleSlot } from './plan.js';
import { type CycleState, emptyCycle, type RefusedDeed, stageOf } from './state.js';

const calendar = new WorkingCalendar({ version: 'x', weeklyRest: ['sat', 'sun'], days: [] } as never);
/** Friday 18/12/2026 at 15:00: the next slot is on Monday. */
const ctx: CycleContext = {
  ...{ now: '2026-12-18T08:00:00.000Z', actor: 'system', calendar, policy: DEFAULT_POLICY, openTasks: 0 },
  hash: () => '',
};
const stage = { id: 'ban-hanh', name: 'Ban hành', status: 'closed', ladderNo: 1, late: 'none', missing: [] };
const over = {
  ...emptyCycle('p'),
  title: 'Kế hoạch',
  status: 'closed',
  stages: [stage],
} as never as CycleState;
const refused = (code: string, deed: RefusedDeed['deed'] = 'stop'): RefusedDeed => ({
  ...{ deed, code, task: `khcn-${code}`, reason: 'Không có thẩm quyền.' },
});
const noted = (state: CycleState, cause: 'deliver' | 'effect', ...deeds: RefusedDeed[]) => {
  const command: CycleEngineCommand = { type: 'note-deeds', stage: 'ban-hanh', cause, refused: deeds };
  return decideCycle(state, command, ctx);
};
const afterNoting = (
  state: CycleState,
  ...of: Parameters<typeof noted> extends [unknown, ...infer R] ? R : never
) => noted(state, ...of).reduce(evolveCycle, state);

describe('deeds of a stage that were refused', () => {
  it('are told to the office once, in the next slot, also when the cycle is over', () => {
    const state = afterNoting(over, 'effect', refused('1.1'), refused('1.2', 'replace-basis'));
    expect(nextCycleSlot(state, ctx, '2026-12-18')).toBe('2026-12-21');
    const plan = planCycleSlot(state, ctx, '2026-12-21');
    expect(plan.steps.map(({ rung }) => [rung.name, rung.to, rung.why])).toEqual([
      [
        'REFUSED',
        [{ role: 'office' }],
        'Bước “Ban hành” đã kết thúc; 2 việc với nhiệm vụ liên quan chưa thực hiện được.',
      ],
    ]);
    expect(nextCycleSlot(assumeCycleSent(state, plan), ctx, '2026-12-22')).toBeNull();
    expect(planCycleSlot({ ...state, status: 'paused' }, ctx, '2026-12-21').steps).toEqual([]);
  });

  it('are recorded once however often they are done, each cause for itself', () => {
    const state = afterNoting(over, 'effect', refused('1.1'));
    expect(noted(state, 'effect', refused('1.1'))).toEqual([]);
    expect(noted(over, 'effect')).toEqual([]);
    const both = afterNoting(state, 'deliver', refused('NV-01', 'deliver'));
    expect(stageOf(both, 'ban-hanh')!.refused!.map(({ code }) => code)).toEqual(['1.1', 'NV-01']);
  });

  it('are gone when the stage was ended anew and nothing was refused', () => {
    const state = afterNoting(afterNoting(over, 'effect', refused('1.1')), 'effect');
    expect(stageOf(state, 'ban-hanh')).not.toHaveProperty('refused');
    expect(nextCycleSlot(state, ctx, '2026-12-18')).toBeNull();
  });
});
