import { Inject, Injectable } from '@nestjs/common';
import {
  type ConsolidationView,
  type FormTemplate,
  type SavedDraft,
  type SubmissionDraft,
  type SubmissionInput,
  type SubmissionList,
  type SubmissionView,
  UserError,
} from '#contracts';
import {
  actingOnCycle,
  type CycleAct,
  type CycleState,
  consolidate,
  isOwed,
  localDate,
  prefilled,
  type StageState,
  seesAll,
  stageOf,
  unitsInSight,
} from '#domain';
import type { KnownPerson } from '#identity';
import { answerPlace, type EventRecord, type Persistence } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { consolidatedFor } from '../reports/stages.js';
import { PERSISTENCE } from '../tokens.js';
import { CycleService, type SeenCycle } from './cycle.service.js';
import { stageView } from './cycle-view.js';
import { unitFigures } from './figures.js';

/** What units answer: a unit sees and writes its own; the office sees all. */
@Injectable()
export class AnswerService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CycleService) private readonly cycles: CycleService,
  ) {}

  async list(person: KnownPerson, id: string, stageId: string | null): Promise<SubmissionList> {
    const { cycle, scene } = await this.cycles.seen(person, id);
    const mine = seesAll(person) ? null : new Set(unitsInSight(person));
    const stages = cycle.stages.filter((s) => s.form !== null && (stageId === null || s.id === stageId));
    const items = stages.flatMap((stage) =>
      stage.respondents
        .filter((unit) => mine === null || mine.has(unit))
        .map((unit) => {
          const { status = 'asked', round = 0, on = null, reworkDue = null } = stage.answers[unit] ?? {};
          const focal = cycle.focal[unit];
          const named = focal === undefined ? null : scene.names.person(focal).name;
          return {
            unit: scene.names.unit(unit),
            stage: stage.id,
            status,
            round,
            on,
            reworkDue,
            focal: named,
          };
        }),
    );
    return { items };
  }

  async get(person: KnownPerson, id: string, unit: string, stageId: string): Promise<SubmissionView> {
    const seen = await this.cycles.seen(person, id);
    const { cycle, scene } = seen;
    const { stage, form } = await this.asked(person, seen, unit, stageId);
    const { answers } = this.persistence.cycles;
    const [draft, rounds, figures, events, files] = await Promise.all([
      answers.draft(id, stageId, unit),
      answers.rounds(id, stageId, unit),
      unitFigures(this.persistence, cycle, [unit]),
      this.persistence.reads.cycleEvents(id),
      this.persistence.attachments.ofTask(id),
    ]);
    const place = answerPlace(stageId, unit);
    const filesOf = (round: number) =>
      files
        .filter(({ deadlineId, submissionNo }) => deadlineId === place && submissionNo === round)
        .map(({ id: file, name, size }) => ({ id: file, name, size }));
    const own = prefilled(form, figures.get(unit)!);
    const returned = new Map(
      events
        .filter((e) => e.type === 'submission-returned' && e.data.stage === stageId && e.data.unit === unit)
        .map((e) => [e.data.round as number, (e.text?.reason as string | undefined) ?? '']),
    );
    const answer = stage.answers[unit];
    const owed = stage.status === 'open' && cycle.status === 'running' && answer !== undefined;
    const mayWrite = owed && (isOwed(answer) || answer.status === 'submitted');
    const mayEdit = mayWrite && this.may(person, seen, unit, 'draft');
    // What is still being typed is the unit's alone; whoever takes or returns an answer reads what was sent.
    const content = (mayEdit ? draft?.content : undefined) ?? rounds.at(-1)?.content ?? own;
    return {
      cycle: { id, title: cycle.title, version: cycle.version },
      stage: stageView(cycle, stage, scene, person),
      unit: scene.names.unit(unit),
      status: answer?.status ?? 'asked',
      round: answer?.round ?? 0,
      reworkDue: answer?.reworkDue ?? null,
      form,
      content,
      prefilled: Object.keys(own).filter(
        (field) => JSON.stringify(own[field]) === JSON.stringify(content[field]),
      ),
      draft: {
        revision: draft?.revision ?? 0,
        savedAt: draft?.savedAt ?? null,
        savedBy: draft === null ? null : scene.names.person(draft.savedBy).name,
      },
      history: rounds.map(({ round, submittedAt, submittedBy, contentHash }) => ({
        round,
        on: localDate(submittedAt),
        by: scene.names.person(submittedBy).name,
        contentHash,
        returned: returned.get(round) ?? null,
        files: filesOf(round),
      })),
      ...this.moreTime(person, seen, stage, unit, events),
      mayEdit,
      maySubmit: mayWrite && this.may(person, seen, unit, 'submit'),
    };
  }

  async saveDraft(
    { person }: Change,
    id: string,
    unit: string,
    { stage, content, revision }: SubmissionDraft,
  ): Promise<SavedDraft> {
    const seen = await this.cycles.seen(person, id);
    const { stage: asked } = await this.asked(person, seen, unit, stage);
    this.cycles.permitted(person, seen, unit, 'draft');
    if (asked.status !== 'open') throw new UserError('state-conflict', `Bước “${asked.name}” không mở.`);
    const place = { cycleId: id, stage, unit };
    const saved = await this.persistence.cycles.answers.saveDraft(
      place,
      { content, revision },
      { id: person.id },
    );
    return { revision: saved, savedAt: seen.scene.now };
  }

  async submit(
    { person, commandId }: Change,
    id: string,
    unit: string,
    { stage, content, attachments }: SubmissionInput,
  ): Promise<SubmissionView> {
    const seen = await this.cycles.seen(person, id);
    await this.asked(person, seen, unit, stage);
    const { onBehalfOf } = this.cycles.permitted(person, seen, unit, 'submit');
    const actor = actorOf({ person, commandId }, onBehalfOf);
    await this.persistence.unitOfWork(actor).submitToCycle(id, { stage, unit, content, attachments });
    return this.get(person, id, unit, stage);
  }

  /** @throws UserError `not-allowed` for whoever neither reads the whole cycle nor signs what is made of it */
  async consolidation(person: KnownPerson, id: string, stageId: string): Promise<ConsolidationView> {
    const { cycle, scene } = await this.cycles.seen(person, id);
    const stage = stageOf(cycle, stageId);
    if (!seesAll(person) && (stage === null || !consolidatedFor(person, cycle).includes(stage)))
      throw new UserError('not-allowed', 'Bản tổng hợp không thuộc phạm vi của đồng chí.');
    const form = stage === null ? null : await this.persistence.cycles.store.formOf(cycle, stageId);
    if (stage === null || form === null) throw new UserError('not-found', 'Không có bước này.');
    const sent = await this.persistence.cycles.answers.last(id, stageId);
    const figures = await unitFigures(
      this.persistence,
      cycle,
      sent.map(({ unit }) => unit),
    );
    const whole = consolidate(
      form,
      sent.map(({ unit, content }) => ({ unit, content, figures: figures.get(unit)! })),
    );
    const named = <T extends { unit: string }>({ unit, ...rest }: T) => ({
      ...rest,
      unit: scene.names.unit(unit),
    });
    const { asked } = stageView(cycle, stage, scene);
    const absent = stage.respondents.filter((unit) => !sent.some((row) => row.unit === unit));
    return {
      stage: stageId,
      asked,
      answered: sent.length,
      missing: scene.names.units(absent),
      figures: whole.figures,
      texts: whole.texts.map((text) => ({ ...text, by: text.by.map(named) })),
      rows: whole.rows.map((table) => ({ ...table, rows: table.rows.map(named) })),
      choices: whole.choices,
      conflicts: whole.conflicts.map(named),
    };
  }

  /** @throws UserError `not-found`, `not-allowed` for a unit that is not the person's own */
  private async asked(
    person: KnownPerson,
    { cycle }: SeenCycle,
    unit: string,
    stageId: string,
  ): Promise<{ stage: StageState; form: FormTemplate }> {
    const stage = stageOf(cycle, stageId);
    const form = stage === null ? null : await this.persistence.cycles.store.formOf(cycle, stageId);
    if (stage === null || form === null || !stage.respondents.includes(unit)) {
      throw new UserError('not-found', 'Đơn vị không được hỏi ở bước này.');
    }
    if (!seesAll(person) && !unitsInSight(person).includes(unit)) {
      throw new UserError('not-allowed', 'Nội dung này không thuộc phạm vi của đồng chí.');
    }
    return { stage, form };
  }

  private moreTime(
    person: KnownPerson,
    seen: SeenCycle,
    stage: StageState,
    unit: string,
    events: readonly EventRecord[],
  ): Pick<SubmissionView, 'moreTime' | 'mayAskMoreTime' | 'mayRefuseMoreTime'> {
    const { cycle, scene } = seen;
    const request = stage.moreTime?.[unit] ?? null;
    const waits = request?.status === 'asked';
    const answer = stage.answers[unit];
    const inTime = stage.legalDue !== null && scene.today <= stage.legalDue;
    const open = stage.status === 'open' && cycle.status === 'running';
    const textOf = (type: string) =>
      (events.findLast((e) => e.type === type && e.data.stage === stage.id && e.data.unit === unit)?.text
        ?.reason as string | undefined) ?? null;
    return {
      moreTime:
        request === null
          ? null
          : {
              ...request,
              by: scene.names.person(request.by).name,
              reason: textOf('more-time-asked'),
              refusal: waits ? null : textOf('more-time-refused'),
            },
      mayAskMoreTime:
        open &&
        inTime &&
        !waits &&
        answer !== undefined &&
        isOwed(answer) &&
        this.may(person, seen, unit, 'ask-more-time'),
      mayRefuseMoreTime: open && waits && this.may(person, seen, unit, 'refuse-more-time'),
    };
  }

  private may(
    person: KnownPerson,
    { cycle, bodies }: { cycle: CycleState; bodies: SeenCycle['bodies'] },
    unit: string,
    act: CycleAct,
  ): boolean {
    const focal = cycle.focal[unit] ?? null;
    return actingOnCycle(person, { unit, focal, bodies }, act).allowed;
  }
}
