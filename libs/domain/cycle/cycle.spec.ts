import { describe, expect, it } from '@jest/globals';
import { type CycleCommand, type CycleTemplate, UserError } from '#contracts';
import { WorkingCalendar } from '../calendar/index.js';
import { DEFAULT_POLICY } from '../ladder/index.js';
import type { CycleContext, CycleEngineCommand } from './context.js';
import { decideCycle } from './decide.js';
import type { CycleEvent } from './events.js';
import { evolveCycle } from './evolve.js';
import { assumeCycleSent, cycleRungs, nextCycleSlot, nextTransition, planCycleSlot } from './plan.js';
import { type CycleState, emptyCycle, stageOf } from './state.js';

/** Without holidays, so that the tables can be checked by hand. */
const calendar = new WorkingCalendar({
  version: 'bang-tay',
  weeklyRest: ['sat', 'sun'],
  days: [],
} as unknown as ConstructorParameters<typeof WorkingCalendar>[0]);

const stage = {
  after: [] as string[],
  opens: null,
  basis: 'default',
  form: 'f',
  late: 'case',
  delivers: null,
  effect: null,
  gate: null,
} as const;

/** Units answer by Wednesday 31/10/2029; then the lead writes for ten working days. */
const TEMPLATE: CycleTemplate = {
  kind: 'annual-plan',
  version: 'v1',
  title: 'Kế hoạch năm {year}',
  opens: { monthDay: '10-01', yearOffset: -1 },
  years: { from: 2027, to: 2030 },
  dataDate: null,
  asks: { kinds: [], units: [], except: [] },
  stages: [
    {
      ...stage,
      id: 'hoi',
      name: 'Hỏi',
      respondents: 'units',
      due: { kind: 'by', monthDay: '10-31', yearOffset: -1 },
      closes: 'at-date',
    },
    {
      ...stage,
      after: ['hoi'],
      id: 'viet',
      name: 'Viết',
      respondents: ['chu-tri'],
      due: { kind: 'working-days-after', days: 10 },
      closes: 'when-done',
      delivers: 'NV-01-{year}',
    },
    {
      ...stage,
      after: ['viet'],
      id: 'ban-hanh',
      name: 'Ban hành',
      respondents: ['btv'],
      due: { kind: 'yearly-before', monthDay: '12-20' },
      closes: 'when-done',
      form: null,
      late: 'none',
    },
  ],
};

const at = (on: string, time = '09:00') => new Date(`${on}T${time}:00+07:00`).toISOString();

function context(on: string, openTasks = 0): CycleContext {
  const hash = (value: unknown) => JSON.stringify(value);
  return { now: at(on), actor: 'p', calendar, policy: DEFAULT_POLICY, hash, openTasks };
}

class Life {
  state: CycleState = emptyCycle('x.annual-plan.2030');
  readonly events: CycleEvent[] = [];

  does(on: string, command: CycleCommand | CycleEngineCommand, openTasks = 0): this {
    for (const event of decideCycle(this.state, command, context(on, openTasks))) {
      this.events.push(event);
      this.state = evolveCycle(this.state, event);
    }
    return this;
  }

  start(on: string, stageId?: string, template = TEMPLATE): this {
    return this.does(on, {
      type: 'start',
      programme: 'x',
      template,
      kind: 'annual-plan',
      year: 2030,
      part: null,
      units: ['a', 'b', 'c'],
      by: 'clock',
      stage: stageId,
      request: null,
    });
  }

  sends(on: string, unit: string, stageId = 'hoi'): this {
    return this.does(on, { type: 'submit', stage: stageId, unit, contentHash: `${unit}-${on}` });
  }

  status(id: string) {
    const { status, endedBy, missing, legalDue } = stageOf(this.state, id)!;
    return { status, endedBy, missing, legalDue };
  }

  /** Sends everything from a day to another; answers `day rung@unit`. */
  dispatch(from: string, to: string): string[] {
    const lines: string[] = [];
    for (let slot = calendar.onOrAfter(from); slot <= to; slot = calendar.after(slot)) {
      const plan = planCycleSlot(this.state, { calendar, policy: DEFAULT_POLICY }, slot);
      for (const { rung, unit } of plan.steps)
        lines.push(`${slot} ${rung.name}${unit === null ? '' : `@${unit}`}`);
      this.state = assumeCycleSent(this.state, plan);
    }
    return lines;
  }
}

describe('a cycle', () => {
  it('is opened once, at its first stage, which asks every unit', () => {
    const life = new Life().start('2029-10-01').start('2029-10-02');
    expect(life.events.map((e) => e.type)).toEqual(['cycle-opened', 'stage-opened']);
    expect(life.state.title).toBe('Kế hoạch năm 2030');
    expect(life.status('hoi')).toMatchObject({ status: 'open', legalDue: '2029-10-31' });
    expect(life.status('viet')).toMatchObject({ status: 'waiting', legalDue: null });
    expect(nextTransition(life.state)).toBe('2029-11-01');
  });

  it('reminds those who have not answered, by hand', () => {
    // 31/10/2029 is a Wednesday; T-3 falls on Sunday 28/10 and goes to Friday 26/10.
    const life = new Life().start('2029-10-01').sends('2029-10-03', 'a').sends('2029-10-25', 'b');
    expect(life.dispatch('2029-10-01', '2029-11-30')).toEqual([
      '2029-10-02 OPEN@c',
      '2029-10-24 T-7@c',
      '2029-10-26 T-3@c',
      '2029-10-30 T-1@c',
      '2029-10-31 T-0@c',
    ]);
  });

  it('closes at its date with what is missing, opens the next stage, and has one case for the stage', () => {
    const life = new Life()
      .start('2029-10-01')
      .sends('2029-10-03', 'a')
      .does('2029-10-31', { type: 'advance' });
    expect(life.status('hoi').status).toBe('open');
    life.does('2029-11-01', { type: 'advance' });
    expect(life.status('hoi')).toMatchObject({ status: 'closed', endedBy: 'date', missing: ['b', 'c'] });
    expect(life.status('viet')).toMatchObject({ status: 'open', legalDue: '2029-11-15' });
    // L3 on the first working day after 31/10, L4 on the third; the writing has its own.
    const lines = life.dispatch('2029-11-01', '2029-11-09');
    expect(lines).toEqual([
      '2029-11-01 L3',
      '2029-11-02 OPEN@chu-tri',
      '2029-11-05 L4',
      '2029-11-08 T-7@chu-tri',
    ]);
  });

  it('is over for a unit when it has answered, and ends when the last one has', () => {
    const life = new Life().start('2029-10-01').sends('2029-10-03', 'a').sends('2029-10-04', 'b');
    life.sends('2029-10-05', 'c');
    expect(life.status('hoi')).toMatchObject({ status: 'closed', endedBy: 'answered', missing: [] });
  });

  it('asks again for what was sent back, and waits for it beyond its own date', () => {
    const life = new Life().start('2029-10-01').sends('2029-10-03', 'a').sends('2029-10-04', 'b');
    life.dispatch('2029-10-01', '2029-10-31');
    life.does('2029-10-31', { type: 'return-submission', stage: 'hoi', unit: 'b', reason: 'thiếu số liệu' });
    expect(nextTransition(life.state)).toBe('2029-11-06');
    expect(life.dispatch('2029-11-01', '2029-11-05')).toEqual([
      '2029-11-01 BACK@b',
      '2029-11-02 T-1@b',
      '2029-11-05 T-0@b',
    ]);
    life.does('2029-11-06', { type: 'advance' });
    expect(life.status('hoi').missing).toEqual(['b', 'c']);
  });

  it('keeps a stage that is to be done open, and climbs until a case', () => {
    const life = new Life().start('2029-10-01').does('2029-11-01', { type: 'advance' });
    const due = life.status('viet').legalDue;
    expect(due).toBe('2029-11-15');
    life.dispatch('2029-11-01', '2029-11-15');
    const lines = life.dispatch('2029-11-16', '2029-12-31').filter((l) => l.includes('chu-tri'));
    expect(lines).toEqual([
      '2029-11-16 T+1@chu-tri',
      '2029-11-19 L1@chu-tri',
      '2029-11-20 T+3@chu-tri',
      '2029-11-21 L2@chu-tri',
      '2029-11-23 L3@chu-tri',
      '2029-11-26 T+7@chu-tri',
      '2029-11-27 L4@chu-tri',
    ]);
  });

  it('ends with the document of a body that no machine urges; the office alone is told', () => {
    const life = new Life().start('2029-11-16', 'ban-hanh');
    expect(life.status('hoi')).toMatchObject({ status: 'skipped', endedBy: 'before-start' });
    // Issued before 20/12: by Wednesday 19/12/2029.
    expect(life.status('ban-hanh').legalDue).toBe('2029-12-19');
    expect(life.dispatch('2029-11-16', '2029-12-31')).toEqual(['2029-12-14 S-3', '2029-12-20 S+1']);
    life.does('2029-12-18', { type: 'complete-stage', stage: 'ban-hanh' });
    expect(life.state).toMatchObject({ status: 'closed', closedOn: '2029-12-18' });
  });

  it('begins where the day is when it is opened late', () => {
    const life = new Life().start('2029-11-05');
    expect(life.status('hoi')).toMatchObject({ status: 'skipped', endedBy: 'before-start' });
    expect(life.status('viet')).toMatchObject({ status: 'open' });
  });

  it('says nothing while it is paused', () => {
    const life = new Life().start('2029-10-01').does('2029-10-02', { type: 'pause', reason: 'chờ' });
    expect(cycleRungs(life.state, { calendar, policy: DEFAULT_POLICY })).toEqual([]);
    expect(nextTransition(life.state)).toBeNull();
    expect(nextCycleSlot(life.state, { calendar, policy: DEFAULT_POLICY }, '2029-10-03')).toBeNull();
  });

  it('goes on by resuming alone: no stage is skipped or opened again while it is paused', () => {
    const life = new Life().start('2029-11-05').does('2029-11-06', { type: 'pause', reason: 'chờ' });
    const opened = { type: 'reopen-stage', stage: 'hoi', due: '2029-11-09', reason: 'bổ sung' } as const;
    expect(() => life.does('2029-11-07', opened)).toThrow('đang tạm dừng');
    const skipped = { type: 'skip-stage', stage: 'viet', reason: 'vội' } as const;
    expect(() => life.does('2029-11-07', skipped)).toThrow('đang tạm dừng');
    expect(life.state.status).toBe('paused');
  });

  it('moves a date that a document has set only with a document', () => {
    const stages = [{ ...TEMPLATE.stages[2]!, after: [], basis: 'document' as const }];
    const life = new Life().start('2029-11-16', undefined, { ...TEMPLATE, stages });
    const basis = { title: 'Thông báo', number: '12-TB/TU', date: null, issuer: null, line: null };
    const later = { stage: 'ban-hanh', due: '2029-12-28', reason: 'Theo chỉ đạo' } as const;
    const extended = { type: 'extend-stage', ...later } as const;
    for (const named of [undefined, { ...basis, number: null }])
      expect(() => life.does('2029-12-03', { ...extended, basis: named })).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining({ path: 'basis.number' })] }),
      );
    const tomorrow = { ...basis, date: '2029-12-04' };
    const ofTomorrow = expect.objectContaining({ fields: [expect.objectContaining({ path: 'basis.date' })] });
    for (const act of [extended, { type: 'complete-stage', stage: 'ban-hanh' } as const])
      expect(() => life.does('2029-12-03', { ...act, basis: tomorrow })).toThrow(ofTomorrow);
    life.does('2029-12-03', { ...extended, basis }).does('2029-12-04', {
      type: 'skip-stage',
      stage: 'ban-hanh',
      reason: 'nhầm',
    });
    const opened = { type: 'reopen-stage', ...later } as const;
    expect(() => life.does('2029-12-05', opened)).toThrow(UserError);
    life.does('2029-12-05', { ...opened, basis });
    expect(stageOf(life.state, 'ban-hanh')).toMatchObject({
      legalDue: '2029-12-28',
      originalDue: '2029-12-19',
    });
    expect(life.events.find(({ type }) => type === 'stage-reopened')).toMatchObject({ data: { basis } });
  });

  it('has one of a kind in a year, or as many as its title counts; a year has four quarters', () => {
    const start = { type: 'start', programme: 'x', year: 2030, units: ['a'], by: 'person' } as const;
    const asked = (kind: CycleTemplate['kind'], title: string, part: number | null) => () =>
      new Life().does('2029-12-03', {
        ...{ ...start, kind, part, request: null },
        template: { ...TEMPLATE, kind, title },
      });
    const once = 'Kế hoạch năm {year}';
    const counted = 'Báo cáo quý {part} năm {year}';
    expect(asked('annual-plan', once, 1)).toThrow(UserError);
    expect(asked('quarterly-report', counted, null)).toThrow(UserError);
    expect(asked('quarterly-report', counted, 5)).toThrow(UserError);
    expect(asked('quarterly-report', counted, 4)().state.title).toBe('Báo cáo quý 4 năm 2030');
    expect(asked('annual-plan', once, null)().state.title).toBe('Kế hoạch năm 2030');
  });

  it('takes no act for a unit that it does not ask, whatever it is called', () => {
    const life = new Life().start('2029-10-01');
    for (const type of ['accept-submission', 'excuse-unit'] as const)
      expect(() =>
        life.does('2029-10-02', { type, stage: 'hoi', unit: 'constructor', reason: 'x' } as CycleCommand),
      ).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('keeps the first date of a stage that is extended, and reminds anew', () => {
    const life = new Life().start('2029-10-01');
    life.does('2029-10-30', { type: 'extend-stage', stage: 'hoi', due: '2029-11-09', reason: 'bão lũ' });
    expect(stageOf(life.state, 'hoi')).toMatchObject({ legalDue: '2029-11-09', originalDue: '2029-10-31' });
    expect(life.dispatch('2029-10-31', '2029-11-09').filter((l) => l.endsWith('@a'))).toEqual([
      '2029-10-31 OPEN@a',
      '2029-11-02 T-7@a',
      '2029-11-06 T-3@a',
      '2029-11-08 T-1@a',
      '2029-11-09 T-0@a',
    ]);
  });

  it('opens a closed stage again for those who had not answered', () => {
    const life = new Life()
      .start('2029-10-01')
      .sends('2029-10-03', 'a')
      .does('2029-11-01', { type: 'advance' });
    life.does('2029-11-02', { type: 'reopen-stage', stage: 'hoi', due: '2029-11-09', reason: 'bổ sung' });
    expect(stageOf(life.state, 'hoi')!.answers).toMatchObject({
      a: { status: 'submitted' },
      b: { status: 'asked' },
    });
  });

  it('refuses to end while the gate is shut', () => {
    const gated: CycleTemplate = {
      ...TEMPLATE,
      stages: [{ ...TEMPLATE.stages[2]!, after: [], gate: 'no-open-task' }],
    };
    const life = new Life();
    const start = { type: 'start', programme: 'x', kind: 'annual-plan', year: 2030, part: null } as const;
    life.does('2029-12-03', { ...start, template: gated, units: [], by: 'person', request: null });
    const end = { type: 'complete-stage', stage: 'ban-hanh' } as const;
    expect(() => life.does('2029-12-04', end, 1)).toThrow('còn 1 nhiệm vụ chưa tất toán');
    const pass = { type: 'skip-stage', stage: 'ban-hanh', reason: 'vội' } as const;
    expect(() => life.does('2029-12-04', pass, 1)).toThrow('còn 1 nhiệm vụ chưa tất toán');
    expect(life.does('2029-12-04', end, 0).state.status).toBe('closed');
  });
});
