import type { CycleTemplate, IsoDate, LadderPolicy, SimulationLine } from '#contracts';
import { addDays, instantAt, type WorkingCalendar } from '../calendar/index.js';
import {
  assumeCycleSent,
  type CycleContext,
  type CycleEngineCommand,
  type CycleEvent,
  type CycleState,
  cycleIdOf,
  decideCycle,
  emptyCycle,
  evolveCycle,
  nextCycleSlot,
  nextTransition,
  opensOn,
  owing,
  planCycleSlot,
  plannedStages,
  stageOf,
  yearsOf,
} from '../cycle/index.js';
import type { Rung } from '../ladder/index.js';

/** A template with the units that its stages ask. */
export interface SimulatedCycles {
  template: CycleTemplate;
  units: readonly string[];
}

interface CycleRun {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  programme: string;
  through: IsoDate;
  /** Everybody answers, and every body decides, on the last working day in time; or nobody ever does. */
  acts: boolean;
}

/** Acts happen after the day's slot, at the end of office hours. */
const ACT_HOUR = 17;
/** A cycle that somebody starts is taken to be started so many days before its first date. */
const STARTED_BEFORE_DAYS = 30;

/** Every cycle of a template over the horizon: opened by the clock, or for reviews by an administrator in good time. */
export function runCycles({ template, units }: SimulatedCycles, run: CycleRun): SimulationLine[] {
  return yearsOf(template).flatMap((year) => {
    const on = startOf(template, year, run.calendar);
    return on === null || on > run.through ? [] : runCycle(template, year, units, on, run);
  });
}

function startOf(template: CycleTemplate, year: number, calendar: WorkingCalendar): IsoDate | null {
  const own = opensOn(template, year);
  if (own !== null) return own;
  const isReview = template.kind === 'interim-review' || template.kind === 'final-review';
  const first = isReview ? plannedStages(template, year, [], calendar)[0]?.legalDue : null;
  return first ? calendar.onOrAfter(addDays(first, -STARTED_BEFORE_DAYS)) : null;
}

function runCycle(
  template: CycleTemplate,
  year: number,
  units: readonly string[],
  on: IsoDate,
  run: CycleRun,
): SimulationLine[] {
  const { programme, calendar, policy, through } = run;
  const { kind } = template;
  const life = new Life(emptyCycle(cycleIdOf(programme, kind, year, null)), run);
  const by = template.opens === null ? 'person' : 'clock';
  life.does(on, 0, { type: 'start', programme, template, kind, year, part: null, units, by, request: null });
  for (let day = on; day <= through; ) {
    life.does(day, 0, { type: 'advance' });
    if (calendar.isWorkingDay(day)) life.slot(day);
    if (run.acts) life.acts(day);
    const next = [
      nextTransition(life.state),
      nextCycleSlot(life.state, { calendar, policy }, addDays(day, 1)),
      run.acts ? life.nextAct(day) : null,
    ].filter((d) => d !== null);
    if (next.length === 0) break;
    const soonest = next.reduce((a, b) => (a < b ? a : b));
    day = soonest > day ? soonest : addDays(day, 1);
  }
  return life.lines;
}

class Life {
  readonly lines: SimulationLine[] = [];

  constructor(
    public state: CycleState,
    private readonly run: CycleRun,
  ) {}

  does(day: IsoDate, hour: number, command: Parameters<typeof decideCycle>[1] | CycleEngineCommand): void {
    const { calendar, policy } = this.run;
    const now = instantAt(day, hour);
    const ctx: CycleContext = { now, actor: 'system', calendar, policy, hash: () => '', openTasks: 0 };
    for (const event of decideCycle(this.state, command, ctx)) {
      this.state = evolveCycle(this.state, event);
      this.say(now, event);
    }
  }

  slot(slot: IsoDate): void {
    const { calendar, policy } = this.run;
    const plan = planCycleSlot(this.state, { calendar, policy }, slot);
    const at = instantAt(slot, policy.slotHour);
    const told = new Map<string, SimulationLine>();
    for (const { stage: id, unit, rung } of plan.steps) {
      const stage = stageOf(this.state, id)!;
      const to = rung.to.map((role) => ('unit' in role ? `unit:${role.unit}` : namesOf(role.role, unit)));
      const key = `${id}|${rung.name}`;
      const known = told.get(key);
      if (known) known.to.push(...to.filter((name) => !known.to.includes(name)));
      else
        told.set(key, {
          ...this.line(at, kindOf(rung), id, rung.name, rung.why),
          legalDue: stage.legalDue,
          workingDue: stage.legalDue === null ? null : calendar.onOrBefore(stage.legalDue),
          to,
        });
    }
    this.lines.push(...told.values());
    this.state = assumeCycleSent(this.state, plan);
  }

  /** On its last working day in time each open stage is answered, taken and ended. */
  acts(day: IsoDate): void {
    for (const { id, form } of this.state.stages) {
      const stage = stageOf(this.state, id)!;
      if (stage.status !== 'open' || this.actDay(stage.legalDue!) > day) continue;
      if (form === null) {
        this.does(day, ACT_HOUR, { type: 'complete-stage', stage: id });
        continue;
      }
      for (const unit of owing(stage)) {
        this.does(day, ACT_HOUR, { type: 'submit', stage: id, unit, contentHash: '' });
        const still = stageOf(this.state, id)!;
        if (still.status === 'open' && still.closes === 'when-done') {
          this.does(day, ACT_HOUR, { type: 'accept-submission', stage: id, unit });
        }
      }
    }
  }

  nextAct(after: IsoDate): IsoDate | null {
    const days = this.state.stages
      .filter((stage) => stage.status === 'open')
      .map((stage) => this.actDay(stage.legalDue!))
      .map((day) => (day > after ? day : addDays(after, 1)));
    return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
  }

  private actDay(legalDue: IsoDate): IsoDate {
    return this.run.calendar.onOrBefore(legalDue);
  }

  private say(at: string, event: CycleEvent): void {
    switch (event.type) {
      case 'cycle-opened':
        this.lines.push(this.line(at, 'cycle', null, 'CYCLE-OPEN', `${event.data.title}: mở.`));
        return;
      case 'cycle-closed':
        this.lines.push(this.line(at, 'cycle', null, 'CYCLE-CLOSE', `${this.state.title}: kết thúc.`));
        return;
      case 'stage-opened': {
        const { stage, legalDue } = event.data;
        const { respondents, name } = stageOf(this.state, stage)!;
        this.lines.push({
          ...this.line(at, 'stage', stage, 'STAGE-OPEN', `Mở bước “${name}”.`),
          legalDue,
          workingDue: this.run.calendar.onOrBefore(legalDue),
          to: respondents.map((unit) => `unit:${unit}`),
        });
        return;
      }
      case 'stage-closed': {
        const { stage, missing } = event.data;
        const { name, legalDue } = stageOf(this.state, stage)!;
        const lacking = missing.length === 0 ? '' : ` ${missing.length} đơn vị chưa gửi.`;
        const closed = this.line(at, 'stage', stage, 'STAGE-CLOSE', `Kết thúc bước “${name}”.${lacking}`);
        this.lines.push({ ...closed, legalDue, to: missing.map((unit) => `unit:${unit}`) });
      }
    }
  }

  private line(
    at: string,
    kind: SimulationLine['kind'],
    deadline: string | null,
    rung: string,
    why: string,
  ): SimulationLine {
    const { programme } = this.run;
    return {
      at,
      kind,
      programme,
      task: this.state.id,
      deadline,
      rung,
      legalDue: null,
      workingDue: null,
      to: [],
      why,
    };
  }
}

/** What announces is a mail, what the office watches is a status: neither urges. */
function kindOf({ name, kind }: Pick<Rung, 'name' | 'kind'>): SimulationLine['kind'] {
  if (name === 'OPEN' || name === 'BACK') return 'mail';
  return name.startsWith('S') ? 'status' : kind;
}

function namesOf(role: string, unit: string | null): string {
  return role === 'parent-head' && unit !== null ? `parent-head:${unit}` : role;
}
