import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import {
  type CycleCommand,
  type CycleTemplate,
  type FormContent,
  type FormTemplate,
  invalidField,
  type StartCycle,
  UserError,
} from '#contracts';
import {
  type CycleContext,
  type CycleEngineCommand,
  type CycleEvent,
  type CycleState,
  checkForm,
  cycleIdOf,
  decideCycle,
  emptyCycle,
  evolveCycle,
  localDate,
  stageOf,
} from '#domain';
import { asRow } from '../as-row.js';
import { bindAnswerFiles, lockFiles } from '../attachments/binding.js';
import type { Locks } from '../dispatch/locks.js';
import {
  type AggregateEntity,
  CycleDraftEntity,
  CycleSubmissionEntity,
  CycleTemplateEntity,
} from '../entities/index.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import { canonicalJson } from './canonical-json.js';
import { eventsOfCommand } from './events.js';
import type { Recorder } from './recorder.js';
import { reorganisedSince } from './reorganised-since.js';
import { refuseStale } from './seen-version.js';

export interface CycleOutcome {
  state: CycleState;
  events: CycleEvent[];
}

/** What a unit sends: the content, and ids of files uploaded before. */
export interface UnitAnswerInput {
  stage: string;
  unit: string;
  content: FormContent;
  attachments?: readonly string[] | undefined;
}

/** Equal content has an equal hash, in whatever order it was typed. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Commands to cycles, each within the caller's transaction. */
export class CycleStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly clock: { now(): Date },
  ) {}

  /** The template that counts now; @throws UserError `invalid-input` where the programme has none of that kind */
  async template(
    programme: string,
    kind: StartCycle['kind'],
    db: EntityManager = this.dataSource.manager,
  ): Promise<CycleTemplateEntity> {
    const row = await db.findOneBy(CycleTemplateEntity, { programme, kind, current: true });
    if (row !== null) return row;
    throw invalidField('kind', 'chương trình không có mẫu của loại kỳ này');
  }

  /** The units that a stage for all units asks, as they are today. */
  async unitsAsked(
    { asks }: Pick<CycleTemplate, 'asks'>,
    db: EntityManager = this.dataSource.manager,
  ): Promise<string[]> {
    const rows = (await db.query(
      `SELECT code FROM unit WHERE (kind = ANY($1) OR code = ANY($2)) AND NOT code = ANY($3)
         AND coalesce(valid_to, $4) >= $4 ORDER BY kind, code`,
      [asks.kinds, asks.units, asks.except, this.today()],
    )) as { code: string }[];
    return rows.map(({ code }) => code);
  }

  /** Once per programme, kind and period: the second time nothing happens by the clock, and a person is refused. */
  async start(
    tx: EntityManager,
    input: StartCycle,
    actor: Actor,
    by: 'clock' | 'person',
  ): Promise<CycleOutcome> {
    const { programme, kind, year, stage, request } = input;
    const part = input.part ?? null;
    const { data } = await this.template(programme, kind, tx);
    const id = cycleIdOf(programme, kind, year, part);
    const begin = { kind: 'cycle', programme, state: emptyCycle(id) } as const;
    const begun = await newAggregate(tx, begin, this.clock);
    const aggregate = begun ?? (await this.locks.one(tx, id, 'cycle'));
    const units = input.units ?? (await this.unitsAsked(data, tx));
    return this.apply(tx, aggregate, actor, {
      type: 'start',
      programme,
      template: data,
      kind,
      year,
      part,
      units,
      by,
      stage,
      request: request ?? null,
    });
  }

  async execute(
    tx: EntityManager,
    id: string,
    command: CycleCommand | CycleEngineCommand,
    actor: Actor,
    expectedVersion?: number,
  ): Promise<CycleOutcome> {
    return this.apply(tx, await this.locks.one(tx, id, 'cycle'), actor, command, expectedVersion);
  }

  /**
   * A unit's answer: its content stands beside the record, its hash in the chain, both in one transaction. What was
   * typed before is done with.
   *
   * @throws UserError `invalid-input` by field of the form
   */
  async submit(
    tx: EntityManager,
    id: string,
    { stage, unit, content, attachments = [] }: UnitAnswerInput,
    actor: Actor,
  ): Promise<CycleOutcome> {
    const aggregate = await this.locks.one(tx, id, 'cycle');
    const repeated = await eventsOfCommand(tx, aggregate, actor);
    if (repeated.length > 0)
      return { state: aggregate.state as CycleState, events: repeated as CycleEvent[] };
    const form = await this.formOf(aggregate.state as CycleState, stage, tx);
    const problems = form === null ? [] : checkForm(form, content);
    if (problems.length > 0) throw new UserError('invalid-input', 'Nội dung chưa đủ.', problems);
    const hash = contentHash(content);
    const files = await lockFiles(tx, attachments, actor);
    const outcome = await this.apply(tx, aggregate, actor, {
      type: 'submit',
      stage,
      unit,
      contentHash: hash,
      attachments: files,
    });
    const received = outcome.events.find((event) => event.type === 'submission-received');
    if (received === undefined) return outcome;
    const row = { cycleId: id, stage, unit, round: received.data.round };
    if ((await tx.countBy(CycleSubmissionEntity, row)) > 0) return outcome;
    const submitted = { submittedBy: actor.id, submittedAt: this.clock.now().toISOString() };
    await tx.insert(
      CycleSubmissionEntity,
      asRow<CycleSubmissionEntity>({
        ...row,
        form: form!.id,
        content,
        contentHash: hash,
        ...submitted,
      }),
    );
    await bindAnswerFiles(tx, id, received.data);
    await tx.delete(CycleDraftEntity, { cycleId: id, stage, unit });
    return outcome;
  }

  /** The form of a stage, as the template's version has it; null for a stage without one. */
  async formOf(
    { programme, kind, template, stages }: CycleState,
    stage: string,
    db: EntityManager = this.dataSource.manager,
  ): Promise<FormTemplate | null> {
    const id = stageOf({ stages }, stage)?.form ?? null;
    if (id === null) return null;
    const row = await db.findOneByOrFail(CycleTemplateEntity, { programme, kind, version: template });
    return row.forms.find((form) => form.id === id) ?? null;
  }

  private async apply(
    tx: EntityManager,
    aggregate: AggregateEntity,
    actor: Actor,
    command: CycleCommand | CycleEngineCommand,
    expectedVersion?: number,
  ): Promise<CycleOutcome> {
    const state = aggregate.state as CycleState;
    const repeated = await eventsOfCommand(tx, aggregate, actor);
    if (repeated.length > 0) return { state, events: repeated as CycleEvent[] };
    const rules = rulesOf(await this.settings.rules(aggregate.programme, tx), state);
    const ctx = await this.context(tx, aggregate.programme, rules, actor);
    refuseStale(state, expectedVersion, 'Kỳ', () => decideCycle(state, command, ctx));
    // What is closed may be opened again by this very act, and then asks whoever is there today.
    const since = state.status === 'closed' ? await reorganisedSince(tx, state, this.today()) : [];
    const own = decideCycle(since.reduce(evolveCycle, state), command, ctx);
    const events = own.length === 0 ? [] : [...since, ...own];
    await this.recorder.append(tx, aggregate, events, actor, rules);
    return { state: aggregate.state as CycleState, events };
  }

  private async context(
    tx: EntityManager,
    programme: string,
    { calendar, policy }: Rules,
    actor: Actor,
  ): Promise<CycleContext> {
    const [row] = (await tx.query(
      `SELECT count(*)::int AS open FROM task WHERE programme = $1 AND status NOT IN ('draft', 'completed', 'stopped')`,
      [programme],
    )) as [{ open: number }];
    const now = this.clock.now().toISOString();
    return { now, actor: actor.id, calendar, policy, hash: contentHash, openTasks: row.open };
  }

  private today(): string {
    return localDate(this.clock.now().toISOString());
  }
}
