import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, computeDue, WorkingCalendar } from '#domain';
import { loadDemoPeople, loadSeeds, programmeOf, type SeedData } from '../load.js';
import type { PersonSeed } from '../schema.js';
import { type DemoAssignment, demoPlan } from './plan.js';

let seeds: SeedData;
let people: PersonSeed[];
let calendar: WorkingCalendar;
beforeAll(() => {
  seeds = loadSeeds();
  people = loadDemoPeople();
  calendar = new WorkingCalendar(seeds.calendar);
});

const plan = (seededOn: string): DemoAssignment[] =>
  demoPlan(programmeOf(seeds, 'khcn').tasks, seeds.units, seededOn, (d) => calendar.isWorkingDay(d), people);

function dueOf(a: DemoAssignment): string | null {
  if (a.rule.kind === 'on-event' || a.rule.kind === 'continuous') return null;
  return computeDue(a.rule, calendar).legalDue;
}

/** Sundays, Tết, the end of a month, the end of a year, a leap day, the last year of the term. */
const DAYS = [
  '2026-11-22',
  '2026-01-05',
  '2026-02-10',
  '2027-01-30',
  '2026-12-31',
  '2028-02-29',
  '2030-06-15',
];

describe.each(DAYS)('the demo plan seeded on %s', (seededOn) => {
  it('gives every task a lead of its own unit tree, an officer of that unit and a deliverable', () => {
    const assignments = plan(seededOn);
    expect(assignments).toHaveLength(62);
    for (const a of assignments) {
      const officer = people.find((p) => p.email === a.officerEmail);
      expect([a.taskNumber, officer?.unit]).toEqual([a.taskNumber, a.leadUnit]);
      expect(officer?.roles).toContain('officer');
      expect(a.deliverable).not.toBe('');
      expect(a.leadUnits[0]).toBe(a.leadUnit);
      expect([a.classification, a.demo]).toEqual(['normal', true]);
    }
  });

  it('has twelve due within 3 to 45 days, none overdue, three without a date', () => {
    const due = plan(seededOn).map(dueOf);
    const [first, last] = [addDays(seededOn, 3), addDays(seededOn, 45)];
    const dated = due.filter((d) => d !== null);
    expect(dated.filter((d) => d < first)).toEqual([]);
    expect(dated.filter((d) => d <= last)).toHaveLength(12);
    expect(due.length - dated.length).toBe(3);
  });

  it('assigns before the due date, never later than the seeding, at most 60 days before it', () => {
    for (const a of plan(seededOn)) {
      expect(a.assignedOn <= (dueOf(a) ?? a.assignedOn)).toBe(true);
      expect(a.assignedOn <= seededOn && a.assignedOn >= addDays(seededOn, -60)).toBe(true);
    }
  });

  it('shows every kind of rule', () => {
    expect([...new Set(plan(seededOn).map((a) => a.rule.kind))].sort()).toEqual([
      'before',
      'by',
      'continuous',
      'days-after',
      'months-after',
      'on-event',
      'period',
      'working-days-after',
      'yearly-before',
    ]);
  });
});

describe('the demo plan', () => {
  it('is the same for the same day', () => {
    expect(plan('2026-11-22')).toEqual(plan('2026-11-22'));
  });

  it('spreads the far dates over 2027 to 2030', () => {
    const years = plan('2026-11-22').flatMap((a) => dueOf(a)?.slice(0, 4) ?? []);
    for (const year of ['2027', '2028', '2029', '2030']) {
      expect(years.filter((y) => y === year).length).toBeGreaterThanOrEqual(9);
    }
    expect(years.every((y) => y <= '2030')).toBe(true);
  });

  it('gives canbo eight tasks with 3.6 among them, and canbo2 four of another unit', () => {
    const held = (email: string) => plan('2026-11-22').filter((a) => a.officerEmail === email);
    const canbo = held('canbo@demo.example');
    expect(canbo).toHaveLength(8);
    expect(canbo.find((a) => a.taskNumber === '3.6')?.leadUnits).toEqual([
      'so-khoa-hoc-va-cong-nghe',
      'dai-hoc-thai-nguyen',
    ]);
    expect(held('canbo2@demo.example').map((a) => [a.taskNumber, a.leadUnit])).toEqual([
      ['1.3', 'so-tai-chinh'],
      ['2.3', 'so-tai-chinh'],
      ['2.9', 'so-tai-chinh'],
      ['4.7', 'so-tai-chinh'],
    ]);
  });

  it('takes the inferred lead where there is one and marks its own choices', () => {
    for (const a of plan('2026-11-22')) {
      const task = programmeOf(seeds, 'khcn').tasks.find((t) => t.number === a.taskNumber);
      const grounded = task?.leadUnits?.includes(a.leadUnit) || task?.inferred?.leadUnit?.unit === a.leadUnit;
      expect([a.taskNumber, a.demoChoices.includes('leadUnit')]).toEqual([a.taskNumber, !grounded]);
    }
  });

  it('finds a head for every lead unit and for Đảng ủy UBND tỉnh', () => {
    const heads = new Set(people.filter((p) => p.roles.includes('head')).map((p) => p.unit));
    const needed = new Set([...plan('2026-11-22').map((a) => a.leadUnit), 'dang-uy-ubnd-tinh']);
    expect([...needed].filter((u) => !heads.has(u))).toEqual([]);
  });

  it('refuses a unit without an officer', () => {
    const { tasks } = programmeOf(seeds, 'khcn');
    expect(() => demoPlan(tasks, seeds.units, '2026-11-22', () => true, [])).toThrow(
      'unit ban-tuyen-giao-va-dan-van-tinh-uy has no officer',
    );
  });
});
