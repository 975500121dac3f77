import {
  type BasisDocument,
  type CycleTemplate,
  type IsoDate,
  type LadderPolicy,
  type SimulationLine,
  UserError,
} from '#contracts';
import { addDays, instantAt, type WorkingCalendar } from '../calendar/index.js';
import {
  assumeCycleSent,
  type CycleContext,
  type CycleEngineCommand,
  type CycleEvent,
  type CycleOpening,
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
import type { RoleRef, Rung } from '../ladder/index.js';
import { type NamesOf, namesOfAll, type SimulatedStep, type SimulatedSubject } from './step.js';

/** A template with the units that its stages ask. */
export interface SimulatedCycles {
  template: CycleTemplate;
  units: readonly string[];
}

export interface CycleRun {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  programme: string;
  through: IsoDate;
  /** Everybody answers, and every body decides, on the last working day in time; or nobody ever does. */
  acts: boolean;
  /** The second is the unit that the step is about; null where it is the whole stage's. */
  namesOf: NamesOf<string | null>;
}

/** Acts happen after the day's slot, at the end of office hours. */
const ACT_HOUR = 17;
/** A cycle that somebody starts is taken to be started so many days before its first date. */
const STARTED_BEFORE_DAYS = 30;

/** The cycles of a template, and the day on which each begins: by the clock, or in good time by an administrator. */
export function cyclesOf(template: CycleTemplate, calendar: WorkingCalendar): CycleOpening[] {
  return yearsOf(template).flatMap((year) => {
    const on = startOf(template, year, calendar);
    return on === null ? [] : [{ year, on }];
  });
}

function startOf(template: CycleTemplate, year: number, calendar: WorkingCalendar): IsoDate | null {
  const own = opensOn(template, year);
  if (own !== null) return own;
  const isReview = template.kind === 'interim-review' || template.kind === 'final-review';
  const first = isReview ? plannedStages(template, year, [], calendar)[0]?.legalDue : null;
  return first ? calendar.onOrAfter(addDays(first, -STARTED_BEFORE_DAYS)) : null;
}

/** One cycle from its first day to its end. */
export function* runCycle(
  { template, units }: SimulatedCycles,
  { year, on }: CycleOpening,
  run: CycleRun,
): Generator<void, SimulatedStep[]> {
  const { programme } = run;
  const { kind } = template;
  const life = new Life(emptyCycle(cycleIdOf(programme, kind, year, null)), run);
  const by = template.opens === null ? 'person' : 'clock';
  life.does(on, 0, { type: 'start', programme, template, kind, year, part: null, units, by, request: null });
  yield* live(life, on, on, run);
  return life.steps;
}

/** A cycle as it stands today, to its end; `firstSlot` is the first slot still to come. */
export function* continueCycle(
  state: CycleState,
  { today, firstSlot }: { today: IsoDate; firstSlot: IsoDate },
  run: CycleRun,
): Generator<void, SimulatedStep[]> {
  const life = new Life(state, run);
  yield* live(life, today, firstSlot, run);
  return life.steps;
}

function* live(life: Life, start: IsoDate, firstSlot: IsoDate, run: CycleRun): Generator<void> {
  const { calendar, policy, through } = run;
  for (let day = start; day <= through; ) {
    life.does(day, 0, { type: 'advance' });
    if (day >= firstSlot) {
      if (calendar.isWorkingDay(day)) life.slot(day);
      if (run.acts) life.acts(day);
    }
    yield;
    const next = [
      nextTransition(life.state),
      nextCycleSlot(life.state, { calendar, policy }, addDays(day, 1)),
      run.acts ? life.nextAct(day) : null,
    ].filter((d) => d !== null);
    if (next.length === 0) return;
    const soonest = next.reduce((a, b) => (a < b ? a : b));
    day = soonest > day ? soonest : addDays(day, 1);
  }
}

class Life {
  readonly steps: SimulatedStep[] = [];

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

  /** One line for a step of a stage, whichever units it is said to. */
  slot(slot: IsoDate): void {
    const { calendar, policy, namesOf } = this.run;
    const plan = planCycleSlot(this.state, { calendar, policy }, slot);
    const at = instantAt(slot, policy.slotHour);
    const said = new Map<string, SimulatedStep>();
    for (const { stage: id, unit, rung } of plan.steps) {
      const stage = stageOf(this.state, id)!;
      const { names, skip } = namesOfAll(rung.to, (role) => namesOf(role, unit, slot));
      const key = `${id}|${rung.name}`;
      const known = said.get(key);
      if (known) {
        known.line.to.push(...names.filter((name) => !known.line.to.includes(name)));
        if (skip === null) known.skip = null;
        continue;
      }
      const { legalDue } = stage;
      const line = {
        ...this.line(at, kindOf(rung), id, rung.name, rung.why),
        legalDue,
        workingDue: legalDue === null ? null : calendar.onOrBefore(legalDue),
        to: names,
      };
      // A step that comes again, of an answer that was sent back, is another step.
      const again = this.steps.filter((step) => step.key.startsWith(`${key}|`)).length;
      said.set(key, this.step(`${key}|${again}`, line, rung.to, skip));
    }
    this.steps.push(...said.values());
    this.state = assumeCycleSent(this.state, plan);
  }

  /** On its last working day in time each open stage is answered, taken and ended. */
  acts(day: IsoDate): void {
    for (const { id, form } of this.state.stages) {
      const stage = stageOf(this.state, id)!;
      if (stage.status !== 'open' || this.actDay(stage.legalDue!) > day) continue;
      if (form === null) {
        this.tries(day, { type: 'complete-stage', stage: id, basis: this.supposed(day) });
        continue;
      }
      for (const unit of owing(stage)) {
        this.tries(day, { type: 'submit', stage: id, unit, contentHash: '' });
        const still = stageOf(this.state, id)!;
        if (still.status === 'open' && still.closes === 'when-done') {
          this.tries(day, { type: 'accept-submission', stage: id, unit });
        }
      }
    }
  }

  /** The document that ends a stage, as it would be. */
  private supposed(date: IsoDate): BasisDocument {
    return { title: this.state.title, number: 'mô phỏng', date, issuer: null, line: null };
  }

  /** What the cycle as it was recorded does not allow is left undone. */
  private tries(day: IsoDate, command: Parameters<Life['does']>[2]): void {
    try {
      this.does(day, ACT_HOUR, command);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
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
        this.happens(this.line(at, 'cycle', null, 'CYCLE-OPEN', `${event.data.title}: mở.`));
        return;
      case 'cycle-closed':
        this.happens(this.line(at, 'cycle', null, 'CYCLE-CLOSE', `${this.state.title}: kết thúc.`));
        return;
      case 'stage-opened': {
        const { stage, legalDue } = event.data;
        const { respondents, name } = stageOf(this.state, stage)!;
        this.happens({
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
        this.happens({ ...closed, legalDue, to: missing.map((unit) => `unit:${unit}`) });
      }
    }
  }

  /** Nobody is mailed that a stage opens or ends: the steps of the stage do that. */
  private happens(line: SimulationLine): void {
    this.steps.push(this.step(`${line.deadline ?? ''}|${line.rung}`, line, [], null));
  }

  private step(
    key: string,
    line: SimulationLine,
    to: readonly RoleRef[],
    skip: SimulatedStep['skip'],
  ): SimulatedStep {
    const { id, title, programme } = this.state;
    const subject: SimulatedSubject = { kind: 'cycle', id, code: '', title, programme };
    return { subject, key, line, roles: to.map(({ role }) => role), skip };
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
