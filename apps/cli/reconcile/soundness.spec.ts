import { describe, expect, it } from '@jest/globals';
import { ringsWrongly, tooLong, triedTooOften } from './soundness.js';
import type { WorkflowSeen } from './workflow-seen.js';

const SET = '2026-11-05T01:00:00.000Z';
const WAKE = '2026-11-06T00:30:00.000Z';
const DAY_MS = 86_400_000;
const seen = (more: Partial<WorkflowSeen> = {}): WorkflowSeen => ({
  id: 'task/khcn-1.1',
  historyLength: 20,
  steps: [],
  timer: { setAt: SET, lengthMs: Date.parse(WAKE) - Date.parse(SET) },
  ...more,
});

describe('whether a workflow is sound', () => {
  it('has a timer that rings when the record says', () => {
    expect(ringsWrongly(seen(), WAKE, null)).toBeNull();
    expect(ringsWrongly(seen({ timer: { setAt: SET, lengthMs: 1000 } }), WAKE, null)).toMatch(/off/);
    expect(ringsWrongly(seen({ timer: null }), WAKE, null)).toMatch(/no timer/);
  });

  it('is not judged by a timer while it works, nor before its clock was moved, nor on its way to a far day', () => {
    const step = { name: 'planTask', attempt: 1 };
    expect(ringsWrongly(seen({ timer: null, steps: [step] }), WAKE, null)).toBeNull();
    const moved = { real: '2026-11-05T01:00:00.001Z', programme: '2027-01-01T00:00:00.000Z', speed: 1 };
    expect(ringsWrongly(seen(), WAKE, moved)).toBeNull();
    expect(ringsWrongly(seen({ timer: { setAt: SET, lengthMs: 30 * DAY_MS } }), WAKE, null)).toBeNull();
  });

  it('is judged by the programme’s clock where that one was moved', () => {
    const moved = { real: SET, programme: '2027-03-01T00:00:00.000Z', speed: 1 };
    const timer = { setAt: SET, lengthMs: DAY_MS };
    expect(ringsWrongly(seen({ timer }), '2027-03-02T00:00:00.000Z', moved)).toBeNull();
    expect(ringsWrongly(seen({ timer }), '2026-11-06T01:00:00.000Z', moved)).toMatch(/off/);
  });

  it('is short, and has no step that fails again and again', () => {
    expect(tooLong(seen({ historyLength: 1_999 }))).toBeNull();
    expect(tooLong(seen({ historyLength: 2_000 }))).toMatch(/2000/);
    const steps = [{ name: 'planTask', attempt: 4 }];
    expect(triedTooOften(seen({ steps }), 3)).toMatch(/planTask/);
    expect(triedTooOften(seen({ steps }), 4)).toBeNull();
  });
});
