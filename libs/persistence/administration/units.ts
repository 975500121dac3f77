import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { type IsoDate, type Reorganisation, UserError } from '#contracts';
import {
  type CycleState,
  checkReorganisation,
  localDate,
  passingOn,
  type TaskState,
  taskSteps,
  unitsReplaced,
} from '#domain';
import { asRow, asRows } from '../as-row.js';
import type { Directory } from '../directory/directory.js';
import {
  AdministrativeChangeEntity,
  AdministrativeMoveEntity,
  AggregateEntity,
  CycleTemplateEntity,
  MembershipEntity,
  ObligationEntity,
  ProgrammeEntity,
  UnitEntity,
} from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import { canonicalJson } from '../record/canonical-json.js';
import { rulesOf } from '../stores/settings-store.js';
import type { AdministrationParts } from './parts.js';
import { directoryAfter, type UnitRows, unitRows } from './unit-plan.js';
import { successorsFor } from './units-change.js';
import { oneAtATime, refuseOtherBasis } from './versions.js';

export type UnitAs = 'lead' | 'coordinating' | 'holder' | 'input';
export interface UnitImpact {
  basis: string;
  tasks: { task: TaskState; as: UnitAs[]; from: string; to: string }[];
  /** Cycles of which something passes on, with the names of the stages. */
  cycles: { cycle: CycleState; stages: string[]; from: string; to: string }[];
  people: UnitRows['people'];
  standIns: { person: string; by: string | null; until: IsoDate }[];
  steps: { task: TaskState; rung: string; on: IsoDate; from: string[]; to: string[] }[];
  open: { unit: string; message: string }[];
  /** For the names of units that are not there yet. */
  after: Directory;
}

/** Merging, splitting and renaming units while their tasks run. */
export class Units {
  constructor(private readonly parts: AdministrationParts) {}

  /** @throws UserError `invalid-input` */
  preview(plan: Reorganisation): Promise<UnitImpact> {
    return this.parts.dataSource.transaction('REPEATABLE READ', (tx) => this.previewIn(tx, plan));
  }

  /** @throws UserError `state-conflict` when what was shown is no longer so */
  async carryOut(plan: Reorganisation, basis: string, actor: Actor): Promise<string> {
    const { dataSource, directory, register, replanning } = this.parts;
    return dataSource.transaction(async (tx) => {
      await oneAtATime(tx);
      const present = await this.previewIn(tx, plan);
      refuseOtherBasis(basis, { basis: present.basis, from: '' });
      const rows = unitRows(plan, await directory.current(tx));
      const { kind, map, document, tasks: byTask } = plan;
      await write(tx, rows, map);
      await directory.touched(tx);
      await register.append(tx, [{ type: 'units-reorganised', data: { kind, map, document } }], actor);
      const units = { map, byTask, document };
      const cause = [document.title, document.number].filter((part) => part !== null).join(' số ');
      return replanning.begin(tx, 'units', { version: null, cause, payload: { units } }, actor);
    });
  }

  /** What each successor has taken over, as its list. @throws UserError `not-found` */
  async handedOver(change: string): Promise<{ unit: string; tasks: TaskState[] }[]> {
    const { manager } = this.parts.dataSource;
    const known = await manager.existsBy(AdministrativeChangeEntity, { id: change, kind: 'units' });
    if (!known) throw new UserError('not-found', 'Không có lần sắp xếp đơn vị này.');
    const moves = await manager.findBy(AdministrativeMoveEntity, { changeId: change, what: 'unit' });
    const ids = moves.map((move) => move.taskId);
    const rows = await manager.findBy(AggregateEntity, { id: In(ids) });
    const states = new Map(rows.map((row) => [row.id, row.state as TaskState]));
    const units = [...new Set(moves.map((move) => move.deadlineId))].sort();
    return units.map((unit) => ({
      unit,
      tasks: moves.filter((m) => m.deadlineId === unit).map((m) => states.get(m.taskId)!),
    }));
  }

  private async previewIn(tx: EntityManager, plan: Reorganisation): Promise<UnitImpact> {
    const { directory, settings, clock } = this.parts;
    const before = await directory.current(tx);
    const now = clock.now().toISOString();
    const today = localDate(now);
    checkReorganisation(plan, before.units, today);
    const rows = unitRows(plan, before);
    const after = directoryAfter(rows, before);
    const olds = new Set(Object.keys(plan.map));
    const tasks: UnitImpact['tasks'] = [];
    const steps: UnitImpact['steps'] = [];
    for (const task of await openOf<TaskState>(tx, 'task')) {
      const map = successorsFor(task, { map: plan.map, byTask: plan.tasks });
      for (const from of olds) {
        const as = rolesOf(task, from);
        if (as.length > 0) tasks.push({ task, as, from, to: map[from]! });
      }
      const rules = rulesOf(await settings.rules(task.programme, tx), task);
      const next = unitsReplaced(task, map);
      for (const { rung, on, told } of taskSteps(task, rules, now).values()) {
        const persons = (who: Directory, state: TaskState) =>
          [...new Set(told.flatMap((role) => who.recipients(state, role, on).persons))].sort();
        const [from, to] = [persons(before, task), persons(after, next)];
        if (from.join() !== to.join()) steps.push({ task, rung, on, from, to });
      }
    }
    const cycles = (await openOf<CycleState>(tx, 'cycle')).flatMap((cycle) =>
      Object.entries(plan.map).flatMap(([from, to]) => {
        const stages = passingOn(cycle, from);
        return stages.length === 0 ? [] : [{ cycle, stages, from, to }];
      }),
    );
    const moved = new Set(rows.people.map((p) => p.person));
    const standIns = before.standIns
      .filter((s) => s.until >= today && (moved.has(s.person) || moved.has(s.by ?? '')))
      .map(({ person, by, until }) => ({ person, by, until }));
    const open = leftOpen(plan, rows, after, tasks);
    const shown = {
      plan,
      tasks: tasks.map(({ task, from, to, as }) => [task.id, from, to, as]),
      cycles: cycles.map(({ cycle, stages, from, to }) => [cycle.id, stages, from, to]),
      people: rows.people,
      open,
    };
    const basis = createHash('sha256').update(canonicalJson(shown)).digest('hex');
    return { basis, tasks, cycles, people: rows.people, standIns, steps, open, after };
  }
}

async function openOf<S>(tx: EntityManager, kind: 'task' | 'cycle'): Promise<S[]> {
  const rows = (await tx.query(`SELECT state FROM aggregate WHERE kind = $1 AND NOT closed ORDER BY id`, [
    kind,
  ])) as { state: S }[];
  return rows.map((row) => row.state);
}

function rolesOf(task: TaskState, unit: string): UnitAs[] {
  return [
    ...(task.leadUnits.includes(unit) ? (['lead'] as const) : []),
    ...(task.coordinatingUnits.includes(unit) ? (['coordinating'] as const) : []),
    ...(task.heldBy === unit ? (['holder'] as const) : []),
    ...(task.inputs.some((i) => i.status === 'open' && i.unit === unit) ? (['input'] as const) : []),
  ];
}

/** What a document decides and a table does not: who heads the successor, whose work has nobody. */
function leftOpen(
  { map }: Reorganisation,
  rows: UnitRows,
  after: Directory,
  tasks: UnitImpact['tasks'],
): UnitImpact['open'] {
  const open: UnitImpact['open'] = [];
  for (const unit of new Set([...Object.values(map), ...rows.added.map((u) => u.code)])) {
    const heads = after.holders(unit, 'head').length;
    if (heads === 0) open.push({ unit, message: 'chưa có người đứng đầu' });
    if (heads > 1) open.push({ unit, message: `có ${heads} người đứng đầu; cần chọn một` });
    const own = tasks.filter((t) => t.to === unit && t.as.includes('lead'));
    const without = own.filter(({ task }) => task.officer === null || !after.isActive(task.officer));
    if (without.length > 0)
      open.push({ unit, message: `${without.length} nhiệm vụ chưa có cán bộ được giao` });
  }
  return open;
}

/** The cycles to come ask the successors; what runs keeps the version that it was opened with. */
async function writeTemplates(tx: EntityManager, map: Record<string, string>): Promise<void> {
  const next = (units: readonly string[]) => [...new Set(units.map((unit) => map[unit] ?? unit))];
  for (const row of await tx.findBy(CycleTemplateEntity, { current: true })) {
    const { asks, stages } = row.data;
    const data = {
      ...row.data,
      asks: { ...asks, units: next(asks.units), except: next(asks.except) },
      stages: stages.map((stage) =>
        stage.respondents === 'units' ? stage : { ...stage, respondents: next(stage.respondents) },
      ),
    };
    if (canonicalJson(data) === canonicalJson(row.data)) continue;
    const { programme, kind, version } = row;
    await tx.update(CycleTemplateEntity, { programme, kind, version }, asRow<CycleTemplateEntity>({ data }));
  }
}

/**
 * The people belong to both units until the last task has been handed over: nobody misses a mail in between. Old
 * memberships end with the change.
 */
async function write(tx: EntityManager, rows: UnitRows, map: Record<string, string>): Promise<void> {
  for (const unit of [...rows.added, ...rows.ended, ...rows.changed]) {
    await tx.upsert(UnitEntity, asRow<UnitEntity>(unit), ['code']);
  }
  const carried = rows.people.map(({ person, to, role }) => ({ personId: person, unitCode: to, role }));
  if (carried.length > 0) {
    await tx.upsert(MembershipEntity, asRows<MembershipEntity>(carried), ['personId', 'unitCode', 'role']);
  }
  for (const { code, standingBody, committee } of rows.programmes) {
    await tx.update(ProgrammeEntity, { code }, { standingBody, committee });
  }
  await writeTemplates(tx, map);
  // What opens by rule in years to come names its units too.
  for (const row of await tx.find(ObligationEntity)) {
    const openings = row.data.openings.map((o) => ({
      ...o,
      leadUnits: o.leadUnits.map((unit) => map[unit] ?? unit),
      heldBy: o.heldBy === null ? null : (map[o.heldBy] ?? o.heldBy),
    }));
    const data = { ...row.data, openings };
    if (canonicalJson(data) === canonicalJson(row.data)) continue;
    await tx.update(
      ObligationEntity,
      { programme: row.programme, id: row.id },
      asRow<ObligationEntity>({ data }),
    );
  }
}
