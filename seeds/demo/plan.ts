import { type BasisDocument, type DueRule, type IsoDate, ProgrammerError } from '#contracts';
import { addDays, daysBetween } from '#domain';
import type { PersonSeed, TaskSeed, UnitSeed } from '../schema.js';
import { FAR_KINDS, farRule, type IsWorkingDay, NEAR_STEPS, nearRule, OPEN_RULES } from './rules.js';

/** What the demo layer adds to a task of the Đề án so that it can be activated. Never a fact. */
export interface DemoAssignment {
  taskNumber: string;
  /** The focal lead. */
  leadUnit: string;
  /** All leads, the focal one first. */
  leadUnits: string[];
  officerEmail: string;
  assignedOn: IsoDate;
  rule: DueRule;
  deliverable: string;
  classification: 'normal';
  /** The document that gave the task its date, where that is not the one the task stands in. */
  basis: BasisDocument | null;
  demo: true;
  /** What is ours and not even inferred from the document. */
  demoChoices: ('leadUnit' | 'officer' | 'date' | 'deliverable' | 'basis')[];
}

/** Tasks for which the document allows no inference of a lead. */
const CHOSEN_LEADS: Readonly<Record<string, string>> = {
  '1.1': 'ban-tuyen-giao-va-dan-van-tinh-uy',
  '1.3': 'so-tai-chinh',
  '4.7': 'so-tai-chinh',
  '4.10': 'van-phong-ubnd-tinh',
  '6.5': 'phuong-phan-dinh-phung',
};

/** Of two co-leads the demo makes this one focal. */
const CHOSEN_FOCAL: Readonly<Record<string, string>> = { '3.6': 'so-khoa-hoc-va-cong-nghe' };

/** Held by the first officer of their unit (canbo@demo.example); the unit's other tasks go to the colleagues. */
const FIRST_OFFICER_TASKS = new Set(['3.6', '4.1', '2.5', '3.14', '2.4', '3.10', '4.8', '5.3']);

/** Given by the committee itself, so that it may move their dates; the others are of bodies above it. */
const BY_COMMITTEE: ReadonlySet<string> = new Set(['3.14', '2.5', '4.1', '7.3']);

/** Far dates end before the final review of the Đề án is over. */
const LAST_FAR_DATE = '2030-12-20';
const FIRST_FAR_AFTER_DAYS = 60;
/** Seeded late in the term, the far dates run on for this long instead. */
const SHORTEST_SPREAD_DAYS = 730;

/**
 * A lead, an officer, a date and a deliverable for every task, for a newcomer to look at: twelve due within six weeks,
 * three without a date, the rest spread over the term with every kind of rule. Pure: same input, same plan.
 *
 * @throws ProgrammerError when a task's unit is unknown or has no officer
 */
export function demoPlan(
  tasks: readonly TaskSeed[],
  units: readonly UnitSeed[],
  seededOn: IsoDate,
  isWorkingDay: IsWorkingDay,
  people: readonly PersonSeed[],
): DemoAssignment[] {
  const codes = new Set(units.map((u) => u.code));
  const officerOf = officerPicker(people);
  const far = tasks
    .filter((t) => !(t.number in NEAR_STEPS) && !(t.number in OPEN_RULES))
    .map((t) => t.number);
  return tasks.map((task) => {
    const leadUnits = leadsOf(task);
    const leadUnit = leadUnits[0];
    if (leadUnit === undefined || !codes.has(leadUnit)) {
      throw new ProgrammerError(`demo plan: task ${task.number} has no known lead unit`);
    }
    const stated = task.deliverables[0];
    const byCommittee = BY_COMMITTEE.has(task.number);
    const days = schedule(task.number, far, seededOn, isWorkingDay);
    return {
      taskNumber: task.number,
      leadUnit,
      leadUnits,
      officerEmail: officerOf(leadUnit, task.number),
      ...days,
      deliverable: stated ?? `Báo cáo kết quả thực hiện nhiệm vụ ${task.number} (sản phẩm minh họa)`,
      classification: 'normal',
      basis: byCommittee ? committeeNotice(days.assignedOn) : null,
      demo: true,
      demoChoices: [
        ...(task.number in CHOSEN_LEADS ? (['leadUnit'] as const) : []),
        'officer',
        'date',
        ...(stated === undefined ? (['deliverable'] as const) : []),
        ...(byCommittee ? (['basis'] as const) : []),
      ],
    };
  });
}

function committeeNotice(date: IsoDate): BasisDocument {
  return {
    title: 'Thông báo phân công nhiệm vụ (minh họa)',
    number: '01-TB/BCĐ',
    date,
    issuer: 'Ban Chỉ đạo',
    line: null,
    issuerUnit: 'ban-chi-dao-khcn',
  };
}

function leadsOf(task: TaskSeed): string[] {
  const stated = task.leadUnits ?? [];
  const focal = CHOSEN_FOCAL[task.number];
  if (focal !== undefined) return [focal, ...stated.filter((u) => u !== focal)];
  if (stated.length > 0) return [...stated];
  const other = task.inferred?.leadUnit?.unit ?? CHOSEN_LEADS[task.number];
  return other === undefined ? [] : [other];
}

function officerPicker(people: readonly PersonSeed[]): (unit: string, taskNumber: string) => string {
  const given = new Map<string, number>();
  return (unit, taskNumber) => {
    const officers = people.filter((p) => p.unit === unit && p.roles.includes('officer'));
    const first = officers[0];
    if (!first) throw new ProgrammerError(`demo plan: unit ${unit} has no officer in demo/people.yaml`);
    const colleagues = officers.slice(1);
    if (colleagues.length === 0 || FIRST_OFFICER_TASKS.has(taskNumber)) return first.email;
    const turn = given.get(unit) ?? 0;
    given.set(unit, turn + 1);
    return colleagues[turn % colleagues.length]!.email;
  };
}

function schedule(
  number: string,
  far: readonly string[],
  seededOn: IsoDate,
  isWorkingDay: IsWorkingDay,
): Pick<DemoAssignment, 'assignedOn' | 'rule'> {
  const open = OPEN_RULES[number];
  if (open) return { assignedOn: seededOn, rule: open };
  const near = NEAR_STEPS[number];
  if (near) {
    const assignedOn = addDays(seededOn, -near.assignedBefore);
    return { assignedOn, rule: nearRule(near, seededOn, isWorkingDay) };
  }
  const index = far.indexOf(number);
  const target = farTarget(seededOn, index, far.length);
  return {
    assignedOn: seededOn,
    rule: farRule(FAR_KINDS[index % FAR_KINDS.length]!, target, seededOn, isWorkingDay),
  };
}

function farTarget(seededOn: IsoDate, index: number, of: number): IsoDate {
  const first = addDays(seededOn, FIRST_FAR_AFTER_DAYS);
  const shortest = addDays(first, SHORTEST_SPREAD_DAYS);
  const last = LAST_FAR_DATE > shortest ? LAST_FAR_DATE : shortest;
  return addDays(first, Math.round((index * daysBetween(first, last)) / Math.max(of - 1, 1)));
}
