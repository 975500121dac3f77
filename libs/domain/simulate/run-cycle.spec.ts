import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SimulationLine } from '#contracts';
import { loadSeeds, programmeOf } from '#seeds';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { type Behaviour, simulateProgramme } from './simulate.js';

const horizon = { from: '2026-01-01', to: '2031-06-30' };

function run(kind: 'in-time' | 'absent'): SimulationLine[] {
  const seeds = loadSeeds();
  const calendar = new WorkingCalendar(seeds.calendar);
  const programme = programmeOf(seeds, 'khcn');
  const cycles = programme.cycles.map((template) => ({
    template,
    units: seeds.units.filter((u) => template.asks.kinds.includes(u.kind)).map((u) => u.code),
  }));
  const behaviour: Behaviour = { kind };
  const rules = { calendar, policy: DEFAULT_POLICY };
  return simulateProgramme({ ...programme, obligations: [], cycles }, behaviour, horizon, rules);
}

const day = (line: SimulationLine) =>
  new Date(Date.parse(line.at) + 7 * 3_600_000).toISOString().slice(0, 10);

describe('the cycles of the Đề án over its whole life', () => {
  let lines: SimulationLine[];
  beforeAll(() => {
    lines = run('in-time');
  });
  const opened = (kind: string) =>
    lines
      .filter((l) => l.rung === 'CYCLE-OPEN' && l.task!.includes(`.${kind}.`))
      .map((l) => [day(l), l.task]);
  const closed = (kind: string) =>
    lines.filter((l) => l.rung === 'CYCLE-CLOSE' && l.task!.includes(`.${kind}.`)).map(day);

  it('opens the plans of 2027 to 2030 on 1 October of the year before, and no plan of 2031', () => {
    expect(opened('annual-plan')).toEqual([
      ['2026-10-01', 'khcn.annual-plan.2027'],
      ['2027-10-01', 'khcn.annual-plan.2028'],
      ['2028-10-01', 'khcn.annual-plan.2029'],
      ['2029-10-01', 'khcn.annual-plan.2030'],
    ]);
  });

  it('closes each plan before 20 December, on the last working day in time', () => {
    // 19/12: a Saturday, a Sunday, a Tuesday, a Wednesday.
    expect(closed('annual-plan')).toEqual(['2026-12-18', '2027-12-17', '2028-12-19', '2029-12-19']);
  });

  it('has a report of six months and of the year in each of five years', () => {
    expect(opened('six-month-report')).toHaveLength(5);
    expect(opened('annual-report')).toHaveLength(5);
    expect(closed('six-month-report')).toHaveLength(5);
    expect(closed('annual-report').at(-1)).toBe('2031-01-15');
  });

  it('issues the final report in 2030, and then settles the tasks until 31/03/2031', () => {
    const ended = (stage: string) =>
      lines.find(
        (l) => l.rung === 'STAGE-CLOSE' && l.deadline === stage && l.task === 'khcn.final-review.2030',
      );
    expect(day(ended('ban-chap-hanh')!)).toBe('2030-12-31');
    expect(day(ended('tat-toan')!)).toBe('2031-03-31');
  });

  it('has one line for a stage, a step and a day, whatever the number of units', () => {
    const keys = lines.map((l) => [l.task, l.deadline, l.rung, day(l)].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('closes what units answer at its date when nobody ever does, and waits for what bodies owe', () => {
    const absent = run('absent').filter((l) => l.task === 'khcn.annual-plan.2027');
    const first = absent.find((l) => l.rung === 'STAGE-CLOSE')!;
    // 31/10/2026 is a Saturday: the day itself still counts.
    expect([first.deadline, day(first), first.to.length > 100]).toEqual(['de-xuat', '2026-11-01', true]);
    const draft = absent
      .filter((l) => l.deadline === 'du-thao' && l.kind === 'escalation')
      .map((l) => l.rung);
    expect(draft).toEqual(['L1', 'L2', 'L3', 'L4']);
    expect(absent.some((l) => l.rung === 'CYCLE-CLOSE')).toBe(false);
  });
});
