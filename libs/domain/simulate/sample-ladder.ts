import type { IsoDate, LadderPolicy } from '#contracts';
import { addDays, instantAt, type WorkingCalendar } from '../calendar/index.js';
import type { LadderContext } from '../task/index.js';
import { openTask } from './open-task.js';
import { type Act, type RunContext, runTask } from './run-task.js';
import { ACT_HOUR, within } from './simulate.js';
import { finished, type SimulatedStep } from './step.js';

/** A deadline that nobody has, to try rules on. */
export interface SampleDeadline {
  due: IsoDate;
  assignedOn: IsoDate;
  /** Nobody ever answers; taken note of and then silence; handed in on the last day in time and never looked at. */
  people: 'absent' | 'acknowledged' | 'submitted';
}

/** The roll-up comes on the first working day of a month. */
const A_MONTH_AND_A_HOLIDAY = 45;

/** Every step that the rules send for such a deadline, of the monthly roll-up only the first; `to` names roles. */
export function sampleLadder(sample: SampleDeadline, { calendar, policy }: LadderContext): SimulatedStep[] {
  const { due, assignedOn } = sample;
  const ctx: RunContext = {
    ...{ calendar, policy, goLive: null, programme: null },
    through: addDays(lastStep(due, policy, calendar), A_MONTH_AND_A_HOLIDAY),
    namesOf: ({ role }) => ({ names: [role], skip: null }),
  };
  const deadlines = [{ id: 'm1', deliverable: '', rule: { kind: 'by', date: due } as const }];
  const of = { code: 'm', title: '', leadUnits: ['m'], heldBy: null, officer: 'm', assignedOn, deadlines };
  const run = finished(runTask(openTask(of, ctx), () => actsOf(sample, calendar), ctx));
  const steps = within(run, { from: assignedOn, to: ctx.through }, ({ line }) => line);
  const rollUp = steps.find(({ line }) => line.rung === 'ROLLUP');
  return steps.filter((step) => step.line.rung !== 'ROLLUP' || step === rollUp);
}

/** The last working day on which anything but the roll-up can come. */
function lastStep(due: IsoDate, policy: LadderPolicy, calendar: WorkingCalendar): IsoDate {
  const { escalation, committeeAnswerWithinWorkingDays: answer, committeeOverdue } = policy;
  const most = Math.max(
    ...policy.overdueWorkingDays,
    escalation.L4 + answer + Math.max(0, ...committeeOverdue),
    policy.checkWithinWorkingDays + policy.checkChiefAfter,
  );
  return calendar.addWorkingDays(due, most);
}

function actsOf({ due, assignedOn, people }: SampleDeadline, calendar: WorkingCalendar): Act[] {
  if (people === 'absent') return [];
  const acknowledged: Act = { at: instantAt(assignedOn, ACT_HOUR), command: { type: 'acknowledge' } };
  if (people === 'acknowledged') return [acknowledged];
  const last = calendar.onOrBefore(due);
  const at = instantAt(last > assignedOn ? last : assignedOn, ACT_HOUR);
  return [acknowledged, { at, command: { type: 'submit-deliverable', deadlineId: 'm1' } }];
}
