import type { BasisDocument } from '#contracts';
import {
  CycleTemplateEntity,
  IndicatorEntity,
  type NewTask,
  ObligationEntity,
  type ObligationOpening,
  type Persistence,
  ProgrammeEntity,
  SYSTEM,
  TaskEntity,
} from '#persistence';
import type { SeedData } from '../load.js';
import { obligationInstances } from '../obligation-instances.js';
import type { ProgrammeSeed } from '../programme-schema.js';
import type { SourceRef, TaskSeed } from '../schema.js';
import type { SeedState } from './seed-state.js';

/** One programme: its facts, and each task of its document as a draft with events. Obligations are opened later. */
export async function installProgramme(
  persistence: Persistence,
  seeds: SeedData,
  programme: ProgrammeSeed,
  options: { demo: boolean },
  state: SeedState,
): Promise<void> {
  const name = `programme/${programme.code}`;
  if (await state.isApplied(name, programme)) return;
  await persistence.directory.change(async (tx) => {
    await tx.upsert(ProgrammeEntity, programmeRow(programme, seeds) as object, ['code']);
    const indicators = programme.indicators.map(({ id, group, name: title, ...data }) => ({
      programme: programme.code,
      code: id,
      groupCode: group,
      name: title,
      data,
    }));
    if (indicators.length > 0)
      await tx.upsert(IndicatorEntity, indicators as object[], ['programme', 'code']);
    for (const template of programme.cycles) {
      const { kind, version } = template;
      const row = { programme: programme.code, kind, version, data: template, forms: programme.forms };
      const saved = { savedAt: persistence.clock.now().toISOString(), savedBy: 'seed', current: true };
      // A version that people saved stays the one that counts.
      if ((await tx.countBy(CycleTemplateEntity, { programme: programme.code, kind })) === 0) {
        await tx.insert(CycleTemplateEntity, { ...row, ...saved } as object);
      }
    }
    const obligations = obligationRows(programme, seeds);
    if (obligations.length > 0)
      await tx.upsert(ObligationEntity, obligations as object[], ['programme', 'id']);
  });
  const present = await persistence.dataSource.manager.find(TaskEntity, {
    where: { programme: programme.code },
    select: { code: true },
  });
  const codes = new Set(present.map((task) => task.code));
  const engine = persistence.unitOfWork(SYSTEM);
  for (const task of programme.tasks) {
    if (!codes.has(task.number)) await engine.createTask(draft(programme.code, task, seeds, options.demo));
  }
  await state.note(name, programme);
}

/** All but what is done to it here: seeding again begins no programme anew that has ended. */
function programmeRow(programme: ProgrammeSeed, seeds: SeedData): Omit<ProgrammeEntity, 'closedOn'> {
  const {
    code,
    name,
    shortName,
    standingBody,
    committee,
    goLive,
    tasks,
    indicators: _i,
    obligations: _o,
    ...facts
  } = programme;
  return {
    code,
    name,
    shortName,
    standingBody,
    committee,
    goLive,
    data: {
      ...facts,
      catalogue: tasks.map((task) => task.number),
      // What sources are called.
      documents: Object.fromEntries(seeds.documents.map(({ id, title }) => [id, title])),
      // What the document says of a task and what was inferred from it, for the sheet that completes the drafts.
      stated: Object.fromEntries(tasks.map(({ number, ...said }) => [number, said])),
    },
  };
}

function draft(programme: string, task: TaskSeed, seeds: SeedData, demo: boolean): NewTask {
  const { number, group, title, leadUnits, coordinatingUnits, deliverables, deadline, source } = task;
  return {
    programme,
    code: number,
    kind: 'task',
    group,
    title,
    demo,
    ...(leadUnits === null ? {} : { leadUnits }),
    ...(coordinatingUnits === null ? {} : { coordinatingUnits }),
    basis: basisOf(source, seeds),
    // A deadline is a rule with a deliverable; without a stated date nothing is invented.
    ...(deadline === null
      ? {}
      : { deadlines: [{ id: 'm1', deliverable: deliverables.join('; '), rule: deadline.rule }] }),
  };
}

function obligationRows(programme: ProgrammeSeed, seeds: SeedData): ObligationEntity[] {
  const instances = obligationInstances(programme);
  return programme.obligations.map((obligation) => {
    const { id, title, ...facts } = obligation;
    const openings = instances
      .filter((instance) => instance.obligationId === id)
      .map(
        ({ code, title: name, leadUnit, heldBy, assignedOn, rule, deliverable }): ObligationOpening => ({
          code,
          title: name,
          leadUnits: leadUnit === null ? [] : [leadUnit],
          heldBy: leadUnit === null ? heldBy : null,
          assignedOn,
          rule,
          deliverable,
          basis: basisOf(obligation.source, seeds),
        }),
      );
    return { programme: programme.code, id, title, data: { ...facts, openings } };
  });
}

function basisOf(source: SourceRef, seeds: SeedData): BasisDocument | null {
  const document = seeds.documents.find((d) => d.id === source.document);
  if (!document) return null;
  const { title, number, date, issuer, issuerUnit } = document;
  const issued = issuerUnit === undefined ? {} : { issuerUnit };
  return { title, number, date, issuer, line: source.line ?? null, ...issued };
}
