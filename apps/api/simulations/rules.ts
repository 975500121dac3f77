import { type FieldProblem, type LadderPolicy, type RunSimulation, UserError } from '#contracts';
import { type RecordedRules, refuseEmptySteps, WorkingCalendar } from '#domain';
import { type Rules, rulesOf } from '#persistence';

/** What is tried instead of today's rules; what is absent stays. */
export interface Tried {
  calendar?: WorkingCalendar;
  policy?: LadderPolicy;
  warnings: FieldProblem[];
}

const TRIED = 'mô phỏng';

/** @throws UserError `invalid-input` for a calendar that never works, or rules with steps that never come */
export function triedOf({ calendar: days, policy }: RunSimulation, present: WorkingCalendar): Tried | null {
  if (days === undefined && policy === undefined) return null;
  const calendar = days === undefined ? undefined : new WorkingCalendar({ version: TRIED, ...days });
  const rest = (calendar ?? present).data.weeklyRest;
  const warnings = policy === undefined ? [] : refuseEmptySteps({ version: TRIED, ...policy }, rest);
  return {
    ...(calendar === undefined ? {} : { calendar }),
    ...(policy === undefined ? {} : { policy: { version: TRIED, ...policy } }),
    warnings,
  };
}

/** What is open goes by the version that it was begun with. */
export function rulesNow(rules: Rules): RecordedRules {
  const own = (state: { policy?: string | null }) => {
    const { calendar, policy } = rulesOf(rules, state);
    return { calendar, policy };
  };
  return { present: own({}), ofTask: own, ofCycle: own };
}

/** As if it were saved and applied to every open task; rules of reminders do not reach a cycle that runs. */
export function rulesTried(rules: Rules, { calendar: other, policy: tried }: Tried): RecordedRules {
  const now = rulesNow(rules);
  const calendar = other ?? rules.calendar;
  const policy = tried === undefined ? undefined : { ...tried, slotHour: rules.policy.slotHour };
  return {
    present: { calendar, policy: policy ?? now.present.policy },
    ofTask: (task) => ({ calendar, policy: policy ?? now.ofTask(task).policy }),
    ofCycle: (cycle) => ({ calendar, policy: now.ofCycle(cycle).policy }),
  };
}

const MOST_DAYS = 2200;
const DAY_MS = 86_400_000;

/** @throws UserError `invalid-input` for days that have passed, or too many */
export function horizonOf({ from: given, to }: RunSimulation, today: string): { from: string; to: string } {
  const from = given ?? today;
  const wrong = (path: string, message: string) =>
    new UserError('invalid-input', 'Dữ liệu chưa đúng.', [{ path, message }]);
  if (from < today) throw wrong('from', 'chỉ mô phỏng từ hôm nay trở đi');
  if (to < from) throw wrong('to', 'ngày cuối không thể trước ngày đầu');
  // A day far ahead has to be reached from today.
  if ((Date.parse(to) - Date.parse(today)) / DAY_MS > MOST_DAYS)
    throw wrong('to', 'không quá sáu năm kể từ hôm nay');
  return { from, to };
}
