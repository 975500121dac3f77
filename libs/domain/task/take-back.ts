import type { BasisDocument } from '#contracts';
import { localDate } from '../calendar/index.js';
import type { TaskContext } from './context.js';
import { decideTask } from './decide.js';
import type { TaskEvent } from './events.js';
import { conflict } from './refusal.js';
import type { TaskState } from './state.js';

/** A draft that was ended before it was ever given to anybody; its code can be entered again. */
export function isWithdrawnDraft({ status, assignedOn }: TaskState): boolean {
  return status === 'stopped' && assignedOn === null;
}

const TAKEN_BACK: BasisDocument = {
  ...{ title: 'Hoàn tác lần nhập từ bảng tính', number: null, date: null, issuer: null, line: null },
};
const REASON = 'Hoàn tác lần nhập từ bảng tính.';

/**
 * The events that undo what an import did to a task nobody has touched since: a draft that it made is ended, one that it
 * changed says again what it said before, a running task goes back to the officer who had it. Nothing is erased.
 *
 * @param earlier as it was before the import; null for one that the import made
 * @throws UserError `state-conflict`
 */
export function takeBack(state: TaskState, earlier: TaskState | null, ctx: TaskContext): TaskEvent[] {
  if (state.status === 'draft') {
    if (earlier !== null && earlier.status === 'draft') return [...saidBefore(state, earlier, ctx)];
    return [
      { type: 'stopped', data: { on: localDate(ctx.now), basis: TAKEN_BACK }, text: { reason: REASON } },
    ];
  }
  const officer = earlier?.officer ?? null;
  if (officer === null) throw conflict(state, `Nhiệm vụ ${state.code} trước đó chưa có cán bộ để trả lại.`);
  return decideTask(state, { type: 'assign', officer, note: REASON }, ctx);
}

function saidBefore(state: TaskState, earlier: TaskState, ctx: TaskContext): TaskEvent[] {
  const { title, leadUnits, coordinatingUnits, officer, basis, deadlines } = earlier;
  return decideTask(
    state,
    {
      ...{ type: 'complete-profile', title, leadUnits, coordinatingUnits, officer, basis },
      deadlines: deadlines.map(({ id, deliverable, rule }) => ({ id, deliverable, rule })),
    },
    ctx,
  );
}
