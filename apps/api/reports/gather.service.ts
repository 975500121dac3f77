import { Inject, Injectable } from '@nestjs/common';
import { type FormContent, type IsoDate, invalidField, UserError } from '#contracts';
import {
  type Consolidation,
  type CountedDeadline,
  type CycleState,
  consolidate,
  countedDeadlines,
  emptyLedger,
  type LedgerState,
  ledgerIdOf,
  type StageState,
  seesAll,
  stageOf,
  type YearEntry,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { EventRecord, Persistence, ProgrammeFacts, TaskAtDay } from '#persistence';
import { CycleService } from '../cycles/cycle.service.js';
import { unitFigures } from '../cycles/figures.js';
import { factsIn, IndicatorService } from '../indicators/indicator.service.js';
import type { KnownIndicator } from '../indicators/indicator-view.js';
import type { Scene } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { isAskedOfUnits, paperStage, papersFor, unitStageBefore } from './stages.js';

/** A deadline with the task it belongs to, as it was known on the day of the data. */
export interface ReportedDeadline extends CountedDeadline {
  task: TaskAtDay;
}

/** Answers of the units to one stage, put together. */
export interface Answered {
  stage: StageState;
  formTitle: string;
  whole: Consolidation;
  answers: readonly { unit: string; content: FormContent }[];
  /** Asked, and nothing came. */
  absent: readonly string[];
  /** Times that each unit was reminded of it. */
  reminded: ReadonlyMap<string, number>;
}

/** Everything that a document of a cycle is made of. */
export interface Gathered {
  cycle: CycleState;
  scene: Scene;
  facts: ProgrammeFacts;
  programme: string;
  /** Whose paper it is. */
  stage: StageState;
  issuer: string;
  /** The day it is drafted for, and until when its numbers count. */
  date: IsoDate;
  asOf: IsoDate;
  own: FormContent;
  /** Of the stage that this paper puts together; null where no units were asked before it. */
  answered: Answered | null;
  /** Of every stage that units answered. */
  allAnswered: readonly Answered[];
  tasks: readonly TaskAtDay[];
  titles: ReadonlyMap<string, { title: string; group: number | null }>;
  ledger: LedgerState;
  deadlines: readonly ReportedDeadline[];
  indicators: readonly KnownIndicator[];
  money: readonly YearEntry[];
  events: readonly EventRecord[];
  /** Content of every other stage that a body answered, e.g. a list of commendations. */
  contentOf(stage: string): FormContent;
}

/** Reads what a cycle's document says, for whoever reads the whole cycle, and for the body that signs it. */
@Injectable()
export class ReportFacts {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CycleService) private readonly cycles: CycleService,
    @Inject(IndicatorService) private readonly measured: IndicatorService,
  ) {}

  /** @throws UserError `not-found`, `not-allowed` for whoever reads only a part */
  async whole(person: KnownPerson, id: string) {
    const seen = await this.cycles.seen(person, id);
    if (seesAll(person)) return seen;
    throw notTheirs();
  }

  /** @throws UserError `not-found`, `not-allowed` for whoever neither reads all nor signs this paper */
  async of(person: KnownPerson, id: string, stageId: string | null): Promise<Gathered> {
    const { cycle, scene } = await this.cycles.seen(person, id);
    const papers = papersFor(person, cycle);
    const stage = stageId === null ? paperStage(papers) : stageOf(cycle, stageId);
    if (!seesAll(person) && (stage === null || !papers.includes(stage))) throw notTheirs();
    if (stage === null) throw new UserError('not-found', 'Kỳ không có bước này.');
    if (isAskedOfUnits(stage) && stageId !== null)
      throw invalidField('stage', 'bước này do các đơn vị trả lời, không có văn bản chung');
    const { programme: code } = cycle;
    const date = stage.closedOn ?? scene.today;
    const dataDate = cycle.dataDate ?? cycle.openedOn ?? date;
    // A plan looks ahead from the day it is drafted; a report back from the day of its data.
    const asOf = cycle.kind === 'annual-plan' || dataDate > date ? date : dataDate;
    const { asOf: asOfReads } = this.persistence.reads;
    const facts = factsIn(scene, code);
    const tasks = await asOfReads.tasks(code, asOf);
    const [[ledger], years, indicators, titles, events, contents] = await Promise.all([
      asOfReads.states('ledger', code, asOf),
      asOfReads.states('money', code, asOf),
      this.measured.known(code, facts, asOf),
      this.persistence.reads.taskLabels(tasks.map((task) => task.id)),
      this.persistence.reads.cycleEvents(id),
      this.contents(cycle),
    ]);
    const asked = await Promise.all(
      cycle.stages.filter(isAskedOfUnits).map((s) => this.answered(cycle, s, events)),
    );
    const allAnswered = asked.flatMap((one) => one ?? []);
    const said = ledger ?? emptyLedger(ledgerIdOf(code));
    return {
      cycle,
      scene,
      facts,
      programme: scene.directory.programmes.get(code)?.name ?? code,
      stage,
      issuer: stage.respondents[0]!,
      date,
      asOf,
      own: contents.get(stage.id) ?? {},
      answered: allAnswered.find((one) => one.stage === unitStageBefore(cycle, stage)) ?? null,
      allAnswered,
      tasks,
      titles,
      ledger: said,
      deadlines: countedDeadlines(
        tasks,
        ({ code: task }) => said.classes[task]?.as ?? null,
      ) as ReportedDeadline[],
      indicators,
      money: years.flatMap(({ year, entries }) => entries.map((entry) => ({ ...entry, year }))),
      events,
      contentOf: (other) => contents.get(other) ?? {},
    };
  }

  /** What each body wrote: what is typed now where the stage is open, else what it sent last. */
  private async contents(cycle: CycleState): Promise<Map<string, FormContent>> {
    const { answers } = this.persistence.cycles;
    const own = cycle.stages.filter((stage) => stage.form !== null && !isAskedOfUnits(stage));
    const found = await Promise.all(
      own.map(async ({ id: stage, status, respondents }) => {
        const unit = respondents[0]!;
        const [draft, rounds] = await Promise.all([
          status === 'open' ? answers.draft(cycle.id, stage, unit) : null,
          answers.rounds(cycle.id, stage, unit),
        ]);
        return [stage, draft?.content ?? rounds.at(-1)?.content ?? {}] as const;
      }),
    );
    return new Map(found);
  }

  private async answered(
    cycle: CycleState,
    stage: StageState,
    events: readonly EventRecord[],
  ): Promise<Answered | null> {
    const form = await this.persistence.cycles.store.formOf(cycle, stage.id);
    if (form === null) return null;
    const sent = await this.persistence.cycles.answers.last(cycle.id, stage.id);
    const figures = await unitFigures(this.persistence, cycle, stage.respondents);
    const answers = sent.map(({ unit, content }) => ({ unit, content, figures: figures.get(unit)! }));
    const came = new Set(sent.map(({ unit }) => unit));
    const absent = stage.respondents.filter(
      (unit) => !came.has(unit) && stage.answers[unit]?.status !== 'excused',
    );
    const reminded = new Map<string, number>();
    for (const { type, data } of events) {
      const { stage: of, unit } = data as { stage?: string; unit?: string | null };
      if (type !== 'reminded' || of !== stage.id || !unit) continue;
      reminded.set(unit, (reminded.get(unit) ?? 0) + 1);
    }
    return { stage, formTitle: form.title, whole: consolidate(form, answers), answers, absent, reminded };
  }
}

function notTheirs(): UserError {
  return new UserError('not-allowed', 'Văn bản của kỳ không thuộc phạm vi của đồng chí.');
}
