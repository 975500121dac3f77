import { type FieldProblem, type LadderPolicy, UserError, WEEKDAYS, type Weekday } from '#contracts';
import { addDays, WorkingCalendar } from '../calendar/index.js';

export interface PolicyCheck {
  /** Such rules are refused: a step that never comes, or comes out of its order. */
  problems: FieldProblem[];
  /** Such rules may be meant. */
  warnings: FieldProblem[];
}

/** Looks for steps that cannot be reached, that say nothing, or that always fall together. */
export function checkPolicy(policy: LadderPolicy, weeklyRest: readonly Weekday[]): PolicyCheck {
  const problems = [
    ...repeated(policy),
    ...collapsing('officerDaysBefore', policy.officerDaysBefore, weeklyRest),
    ...collapsing('headDaysBefore', policy.headDaysBefore, weeklyRest),
    ...escalationOrder(policy),
    ...checkingOrder(policy),
    ...committeeOrder(policy),
    ...silencing(policy),
  ];
  // Of what is wrong with one field the first thing says enough.
  const first = problems.filter(({ path }, i) => problems.findIndex((p) => p.path === path) === i);
  return { problems: first, warnings: warningsOf(policy) };
}

const LISTS = [
  ['officerDaysBefore', 'lần nhắc cán bộ'],
  ['headDaysBefore', 'lần báo người đứng đầu'],
  ['overdueWorkingDays', 'lần nhắc quá hạn'],
  ['committeeOverdue', 'lần nhắc Ban Chỉ đạo'],
] as const;

/** @throws UserError `invalid-input` for steps that never come; answers what may be meant */
export function refuseEmptySteps(policy: LadderPolicy, weeklyRest: readonly Weekday[]): FieldProblem[] {
  const { problems, warnings } = checkPolicy(policy, weeklyRest);
  if (problems.length === 0) return warnings;
  const named = problems.map(({ path, message }) => ({ path: `policy.${path}`, message }));
  throw new UserError('invalid-input', 'Quy tắc có bước không bao giờ tới hoặc sai thứ tự.', named);
}

function repeated(policy: LadderPolicy): FieldProblem[] {
  return LISTS.flatMap(([path, what]) => {
    const again = policy[path].find((n, i) => policy[path].indexOf(n) !== i);
    return again === undefined
      ? []
      : [{ path, message: `${again} ghi hai lần: hai ${what} luôn trùng ngày` }];
  });
}

/** Of two steps on one day the one nearer the due date stays; one that never has a day of its own is an empty step. */
function collapsing(
  path: 'officerDaysBefore' | 'headDaysBefore',
  offsets: readonly number[],
  weeklyRest: readonly Weekday[],
): FieldProblem[] {
  const calendar = new WorkingCalendar({
    version: 'chỉ nghỉ hằng tuần',
    weeklyRest: [...weeklyRest],
    days: [],
  });
  const dues = WEEKDAYS.map((_, i) => addDays(SOME_MONDAY, i)).filter((day) => calendar.isWorkingDay(day));
  const dayOf = (due: string, before: number) => calendar.onOrBefore(addDays(due, -before));
  const empty = offsets.find((before) =>
    dues.every((due) => offsets.some((other) => other < before && dayOf(due, other) === dayOf(due, before))),
  );
  if (empty === undefined) return [];
  return [
    { path, message: `bước trước ${empty} ngày luôn trùng ngày với bước sau nó nên không bao giờ gửi` },
  ];
}

const SOME_MONDAY = '2026-06-01';
const LEVELS = [
  ['L1', 'báo người đứng đầu'],
  ['L2', 'báo cấp trên trực tiếp'],
  ['L3', 'mở hồ sơ trình'],
  ['L4', 'chuyển Ban Chỉ đạo'],
] as const;

function escalationOrder({ escalation }: LadderPolicy): FieldProblem[] {
  return LEVELS.flatMap(([level, what], i) => {
    const [below, belowWhat] = LEVELS[i - 1] ?? [];
    if (below === undefined || escalation[level] > escalation[below]) return [];
    return [
      {
        path: `escalation.${level}`,
        message: `“${what}” phải sau “${belowWhat}” (ngày làm việc thứ ${escalation[below]} sau hạn)`,
      },
    ];
  });
}

function checkingOrder({ checkDeputyAfter, checkChiefAfter }: LadderPolicy): FieldProblem[] {
  return checkChiefAfter > checkDeputyAfter
    ? []
    : [{ path: 'checkChiefAfter', message: 'báo Chánh Văn phòng phải sau khi báo Phó Chánh Văn phòng' }];
}

function committeeOrder(policy: LadderPolicy): FieldProblem[] {
  const { committeeRemindBefore: before, committeeAnswerWithinWorkingDays: within } = policy;
  return before < within
    ? []
    : [
        {
          path: 'committeeRemindBefore',
          message: `Ban Chỉ đạo có ${within} ngày làm việc để trả lời, nên nhắc trước ${before} ngày không bao giờ gửi`,
        },
      ];
}

function silencing({ officerDaysBefore, silencedByAcknowledgement }: LadderPolicy): FieldProblem[] {
  const path = 'silencedByAcknowledgement';
  const unknown = silencedByAcknowledgement.find((n) => !officerDaysBefore.includes(n));
  if (unknown !== undefined)
    return [{ path, message: `không có lần nhắc trước ${unknown} ngày để thôi nhắc` }];
  return officerDaysBefore.every((n) => silencedByAcknowledgement.includes(n))
    ? [{ path, message: 'đã tiếp nhận thì không còn lần nhắc cán bộ nào trước hạn' }]
    : [];
}

function warningsOf(policy: LadderPolicy): FieldProblem[] {
  const warnings: FieldProblem[] = [];
  const warn = (path: string, message: string) => warnings.push({ path, message });
  const firstOverdue = Math.min(...policy.overdueWorkingDays);
  if (policy.headDaysBefore.length === 0) {
    warn('headDaysBefore', 'người đứng đầu chỉ biết khi việc đã quá hạn');
  }
  if (policy.escalation.L1 < firstOverdue) {
    warn('escalation.L1', 'người đứng đầu được báo quá hạn trước cán bộ được giao');
  }
  if (!policy.officerDaysBefore.includes(0)) {
    warn('officerDaysBefore', 'không có lần nhắc trong ngày làm việc cuối cùng của hạn');
  }
  if (policy.questionFromDays <= Math.max(...policy.officerDaysBefore)) {
    warn('questionFromDays', 'việc ngắn hơn lần nhắc sớm nhất không có quý nào để hỏi tiến độ');
  }
  return warnings;
}
