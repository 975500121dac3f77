import type { IsoDate, TaskCommand, TaskCommandType, TaskView } from '#contracts';
import { addDays } from '#domain';
import { OFFICERS } from '../../story/cast.js';
import type { Chance } from '../rig/index.js';

/** How often each command is chosen where it is offered; what ends a task is rare, or none would grow old. */
export const LIKELY: Readonly<Record<TaskCommandType, number>> = {
  'complete-profile': 0,
  activate: 4,
  assign: 1,
  acknowledge: 5,
  'report-progress': 2,
  'report-difficulty': 1,
  'submit-deliverable': 4,
  'withdraw-submission': 1,
  'accept-deliverable': 3,
  'return-deliverable': 3,
  'record-event': 0,
  suspend: 0.6,
  resume: 4,
  stop: 0.2,
  reopen: 1,
  'confirm-backlog': 2,
  'request-extension': 1,
  'sign-extension': 3,
  'withdraw-extension': 0.5,
  'decide-extension': 3,
  'correct-date': 0,
  'replace-basis': 0,
  'request-input': 0.5,
  'give-input': 3,
  'withdraw-input': 0.5,
  'assign-difficulty': 2,
  'resolve-difficulty': 2,
  'record-duplication-check': 0,
  urge: 0.5,
};

type Deadline = TaskView['deadlines'][number];
type DeadlineStatus = Deadline['status'];

/** A command as somebody would fill it in; null where nothing fits. */
export function bodyOf(
  type: TaskCommandType,
  view: TaskView,
  today: IsoDate,
  chance: Chance,
): TaskCommand | null {
  const one = (fits: (deadline: Deadline) => boolean) => {
    const all = view.deadlines.filter(fits);
    return all.length === 0 ? null : chance.pick(all).id;
  };
  const some = (...statuses: DeadlineStatus[]) => one(({ status }) => statuses.includes(status));
  const soon = () => addDays(today, chance.between(1, 12));
  const input = view.inputs.find(({ status }) => status === 'open')?.no;
  const difficulty = view.difficulties.find(({ status }) => status !== 'resolved')?.no;
  const on = (deadlineId: string | null, make: (deadlineId: string) => TaskCommand) =>
    deadlineId === null ? null : make(deadlineId);
  switch (type) {
    case 'activate':
    case 'acknowledge':
      return { type };
    case 'assign':
      return { type, officer: chance.pick(OFFICERS) };
    case 'report-progress':
      return { type, note: 'đang làm', percent: chance.between(0, 100) };
    case 'report-difficulty':
      return { type, note: 'thiếu số liệu' };
    case 'submit-deliverable':
      return on(some('open', 'rework', 'backlog'), (deadlineId) => ({ type, deadlineId }));
    case 'withdraw-submission':
    case 'accept-deliverable':
      return on(some('submitted'), (deadlineId) => ({ type, deadlineId }));
    case 'return-deliverable':
      return on(some('submitted'), (deadlineId) => ({ type, deadlineId, note: 'thiếu phụ lục' }));
    case 'suspend':
    case 'resume':
      return { type, reason: 'theo chỉ đạo' };
    case 'stop':
      return { type, reason: 'không còn cần', basis: BASIS };
    case 'reopen': {
      const deadlineId = some('accepted');
      return { type, reason: 'xem lại', ...(deadlineId === null ? {} : { deadlineId }) };
    }
    case 'confirm-backlog':
      return on(some('backlog'), (deadlineId) => ({ type, deadlineId }));
    case 'request-extension':
      return on(some('open'), (deadlineId) => ({ type, deadlineId, newDue: soon(), reason: 'chờ số liệu' }));
    case 'sign-extension':
      return on(
        one(({ extension }) => extension?.signedOn === null),
        (deadlineId) => ({ type, deadlineId }),
      );
    case 'withdraw-extension':
      return on(
        one(({ extension }) => extension !== null),
        (deadlineId) => ({ type, deadlineId }),
      );
    case 'decide-extension': {
      const decision = chance.pick(['grant', 'refuse'] as const);
      return on(
        one(({ extension }) => Boolean(extension?.signedOn)),
        (deadlineId) => ({ type, deadlineId, decision, reason: 'đã xem xét' }),
      );
    }
    case 'request-input':
      return { type, unit: chance.pick(['so-khcn', 'so-tai-chinh']), question: 'cho ý kiến', due: soon() };
    case 'give-input':
      return input === undefined ? null : { type, inputNo: input, note: 'thống nhất' };
    case 'withdraw-input':
      return input === undefined ? null : { type, inputNo: input };
    case 'assign-difficulty':
      return difficulty === undefined
        ? null
        : { type, difficultyNo: difficulty, owner: chance.pick(OFFICERS), due: soon() };
    case 'resolve-difficulty':
      return difficulty === undefined ? null : { type, difficultyNo: difficulty, note: 'đã xong' };
    case 'urge':
      return { type, note: 'đề nghị khẩn trương' };
    default:
      return null;
  }
}

const BASIS = { title: 'Quyết định dừng', number: '1', date: null, issuer: null, line: null };
