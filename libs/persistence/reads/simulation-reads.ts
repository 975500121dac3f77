import { type DataSource, type EntityManager, In } from 'typeorm';
import { type IsoDate, UserError } from '#contracts';
import type { CaseState, CycleState, RecordedProgramme, TaskState, TaskToOpen } from '#domain';
import { sessionOf } from '../administration/impact.js';
import {
  AggregateEntity,
  CycleTemplateEntity,
  ObligationEntity,
  ProgrammeEntity,
} from '../entities/index.js';
import type { CycleStore } from '../record/cycle-store.js';
import { isPast } from '../record/obligations.js';
import { taskIdOf } from '../record/task-store.js';
import type { Rules, SettingsStore } from '../stores/settings-store.js';

/** More open tasks than a simulation may take: a minute of work for one answer. */
const MOST_TASKS = 2000;

/** A programme to simulate, with the rules that it runs by. */
export interface ToSimulate {
  programme: RecordedProgramme;
  rules: Rules;
}

/** What a simulation begins with: everything that is open, and what the clock has still to open. */
export class SimulationReads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly cycles: CycleStore,
  ) {}

  /**
   * One programme, or all of them, as they stand at one moment.
   *
   * @throws UserError `not-found`; `invalid-input` when there is more than a simulation takes
   */
  programmes(code: string | null): Promise<ToSimulate[]> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const where = code === null ? {} : { code };
      const found = await tx.find(ProgrammeEntity, { where, order: { code: 'ASC' } });
      if (found.length === 0) throw new UserError('not-found', 'Không có chương trình này.');
      await refuseTooMany(
        tx,
        found.map((one) => one.code),
      );
      const read: ToSimulate[] = [];
      for (const one of found) read.push(await this.programme(tx, one.code));
      return read;
    });
  }

  private async programme(tx: EntityManager, code: string): Promise<ToSimulate> {
    const rules = await this.settings.rules(code, tx);
    const open = await tx.find(AggregateEntity, {
      where: { programme: code, closed: false, kind: In(['task', 'case', 'cycle']) },
      order: { id: 'ASC' },
    });
    const states = (kind: 'task' | 'case' | 'cycle') =>
      open.filter((row) => row.kind === kind).map(({ state }) => state);
    const cases: { state: CaseState; session: IsoDate | null }[] = [];
    for (const state of states('case') as CaseState[]) {
      cases.push({ state, session: await sessionOf(tx, state, rules) });
    }
    const templates = await tx.find(CycleTemplateEntity, {
      where: { programme: code, current: true },
      order: { kind: 'ASC' },
    });
    const asking: { template: CycleTemplateEntity['data']; units: string[] }[] = [];
    for (const { data } of templates) {
      asking.push({ template: data, units: await this.cycles.unitsAsked(data, tx) });
    }
    const everOpened = await tx.find(AggregateEntity, {
      where: { programme: code, kind: 'cycle' },
      select: { id: true },
    });
    const { goLive, nextSession } = rules;
    return {
      rules,
      programme: {
        ...{ code, goLive, nextSession, cases, templates: asking },
        tasks: (states('task') as TaskState[]).filter(({ assignedOn }) => assignedOn !== null),
        cycles: states('cycle') as CycleState[],
        openings: await openingsOf(tx, code, rules),
        known: new Set(everOpened.map(({ id }) => id)),
      },
    };
  }
}

/** Obligations that are not tasks yet; what was due before go-live never will be. */
async function openingsOf(
  tx: EntityManager,
  programme: string,
  { calendar, goLive }: Rules,
): Promise<TaskToOpen[]> {
  const rows = await tx.find(ObligationEntity, { where: { programme }, order: { id: 'ASC' } });
  const all = rows.flatMap((row) => row.data.openings).filter((one) => !isPast(one, calendar, goLive));
  const ids = all.map(({ code }) => taskIdOf(programme, code));
  const there = await tx.find(AggregateEntity, { where: { id: In(ids) }, select: { id: true } });
  const known = new Set(there.map(({ id }) => id));
  return all
    .filter(({ code }) => !known.has(taskIdOf(programme, code)))
    .map(({ code, title, leadUnits, heldBy, assignedOn, rule, deliverable }) => ({
      ...{ code, title, leadUnits, heldBy, officer: null, assignedOn },
      deadlines: [{ id: 'm1', deliverable, rule }],
    }));
}

async function refuseTooMany(tx: EntityManager, programmes: readonly string[]): Promise<void> {
  const where = { programme: In([...programmes]), closed: false, kind: 'task' as const };
  const count = await tx.count(AggregateEntity, { where });
  if (count <= MOST_TASKS) return;
  throw new UserError('invalid-input', 'Có quá nhiều nhiệm vụ đang mở để mô phỏng một lần.', [
    { path: 'programme', message: `${count} nhiệm vụ; một lần chạy nhận không quá ${MOST_TASKS}` },
  ]);
}
