import type { AmendedContent, BasisDocument, IsoDate } from '#contracts';
import type { TaskContext } from './context.js';
import { decideTask } from './decide.js';
import type { Recorded, TaskEvent } from './events.js';
import { conflict } from './refusal.js';
import type { TaskState } from './state.js';

export interface ApplyAmendment {
  type: 'apply-amendment';
  amendment: string;
  deadlineId: string | null;
  content: AmendedContent;
  reason: string;
  basis: BasisDocument;
}

/**
 * A change that a unit asked for and was granted. Of a draft the profile becomes another; of a task that runs, what it
 * is called and who does it change here, and its date by the same act as any new document (the first date stays).
 */
export function amendTask(
  state: TaskState,
  command: ApplyAmendment,
  today: IsoDate,
  ctx: TaskContext,
): TaskEvent[] {
  if (state.status === 'completed' || state.status === 'stopped') {
    throw conflict(state, 'Nhiệm vụ đã kết thúc nên không điều chỉnh được nữa.');
  }
  const { content, deadlineId, basis, reason, amendment } = command;
  const { title, deliverable, rule, leadUnits = null, coordinatingUnits = null } = content;
  if (state.status === 'draft') {
    return decideTask(state, { type: 'complete-profile', ...profileOf(state, command) }, ctx);
  }
  const events: TaskEvent[] = [];
  if (title !== undefined || deliverable !== undefined || leadUnits !== null || coordinatingUnits !== null) {
    events.push({
      type: 'task-amended',
      data: { amendment, on: today, leadUnits, coordinatingUnits, basis },
      text: {
        ...(title === undefined ? {} : { title }),
        ...(deliverable === undefined ? {} : { deliverables: { [deadlineId!]: deliverable } }),
      },
    });
  }
  if (rule !== undefined) {
    const dated = { type: 'replace-basis', deadlineId: deadlineId!, rule, reason, basis } as const;
    events.push(...decideTask(state, dated, ctx));
  }
  return events;
}

function profileOf(state: TaskState, { content, deadlineId }: ApplyAmendment) {
  const { title, deliverable, rule, leadUnits, coordinatingUnits } = content;
  const changed = state.deadlines.map((d) => ({
    id: d.id,
    deliverable: d.id === deadlineId ? (deliverable ?? d.deliverable) : d.deliverable,
    rule: d.id === deadlineId ? (rule ?? d.rule) : d.rule,
  }));
  const added =
    deadlineId === null && rule !== undefined ? [{ deliverable: deliverable ?? '', rule }] : undefined;
  return {
    ...(title === undefined ? {} : { title }),
    ...(leadUnits === undefined ? {} : { leadUnits }),
    ...(coordinatingUnits === undefined ? {} : { coordinatingUnits }),
    ...(deliverable === undefined && rule === undefined ? {} : { deadlines: added ?? changed }),
  };
}

/** Another focal unit holds the work now: nobody of it has taken it up yet. */
export function taskAmended(
  state: TaskState,
  { data, text }: Recorded<Extract<TaskEvent, { type: 'task-amended' }>>,
): TaskState {
  const leadUnits = data.leadUnits ?? state.leadUnits;
  const moved = leadUnits[0] !== state.leadUnits[0];
  return {
    ...state,
    title: text.title ?? state.title,
    leadUnits,
    coordinatingUnits: (data.coordinatingUnits ?? state.coordinatingUnits).filter(
      (u) => !leadUnits.includes(u),
    ),
    deadlines: state.deadlines.map((d) => ({
      ...d,
      deliverable: text.deliverables?.[d.id] ?? d.deliverable,
    })),
    ...(moved ? { officer: null, acknowledgedOn: null, lastActOn: null, assignmentRecordedOn: data.on } : {}),
  };
}
