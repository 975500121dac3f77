import type { AmendmentCommand } from '#contracts';
import { localDate } from '../calendar/index.js';
import { decideTaskByEngine, type TaskContext, type TaskState } from '../task/index.js';
import type { AmendmentEffect } from './decide.js';
import type { AmendmentState } from './state.js';

/** What an acceptance does: a new task as a draft that says what it lacks, or a change of the one that is there. */
export function effectOfAmendment(
  state: AmendmentState,
  { code, basis }: Extract<AmendmentCommand, { type: 'decide' }>,
  task: TaskState | null,
  ctx: TaskContext,
): AmendmentEffect {
  const { content, programme, deadlineId } = state;
  if (task === null) {
    const { title = '', deliverable, rule, leadUnits, coordinatingUnits, investment } = content;
    return {
      create: {
        ...{ programme, code: code!, kind: 'task', group: null, title, basis },
        ...(leadUnits === undefined ? {} : { leadUnits }),
        ...(coordinatingUnits === undefined ? {} : { coordinatingUnits }),
        ...(investment === undefined ? {} : { investment }),
        ...(rule === undefined ? {} : { deadlines: [{ deliverable: deliverable ?? '', rule }] }),
      },
    };
  }
  const reason = state.reason ?? '';
  const command = {
    ...({ type: 'apply-amendment', amendment: state.id, deadlineId, content, reason } as const),
    basis: basis!,
  };
  return { events: decideTaskByEngine(task, command, localDate(ctx.now), ctx) };
}
