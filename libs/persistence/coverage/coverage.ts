import { type DataSource, In, LessThanOrEqual } from 'typeorm';
import { COVERAGE_KINDS, type IsoDate, type RoleName } from '#contracts';
import { addDays, type TaskRung, type TaskState, taskRungs, uncovered } from '#domain';
import type { Directory } from '../directory/directory.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import { AggregateEntity } from '../entities/index.js';
import type { Rules, SettingsStore } from '../stores/settings-store.js';
import type { CoverageFinding, CoverageReport } from './finding.js';
import {
  debtors,
  MOST_LISTED,
  refusedAddresses,
  tasksWithoutOfficer,
  unreachedSteps,
  workOfThoseWhoLeft,
} from './queries.js';

const DAYS_AHEAD = 30;
const DAYS_BACK = 90;
/** Those that speak first; a province has fewer open tasks with a step in a month. */
const MOST_LOOKED_AT = 1000;

interface Present {
  directory: Directory;
  rules: Rules;
  today: IsoDate;
  until: IsoDate;
}

/** Looks for whatever reaches nobody. Reads only, and only as much as it may list. */
export class Coverage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsStore,
    private readonly directory: DirectoryStore,
  ) {}

  async report(): Promise<CoverageReport> {
    const { manager: db } = this.dataSource;
    const today = this.directory.today();
    const present: Present = {
      directory: await this.directory.current(),
      rules: await this.settings.rules(null),
      today,
      until: addDays(today, DAYS_AHEAD),
    };
    const report: CoverageReport = {
      findings: [],
      counts: Object.fromEntries(COVERAGE_KINDS.map((kind) => [kind, 0])) as CoverageReport['counts'],
    };
    const add = (findings: readonly (CoverageFinding & { total?: number })[]) => {
      for (const { total, ...finding } of findings.slice(0, MOST_LISTED)) report.findings.push(finding);
      const [first] = findings;
      if (first) report.counts[first.kind] += first.total ?? findings.length;
    };
    const open = await this.speaking(present);
    add(
      (await unreachedSteps(db, addDays(today, -DAYS_BACK))).map((row) => ({
        kind: 'unreached-step',
        ...row,
      })),
    );
    add(open.flatMap((task) => comingStep(task, present)));
    add((await refusedAddresses(db)).map((row) => ({ kind: 'refused-address', ...row })));
    add((await workOfThoseWhoLeft(db)).map((row) => ({ kind: 'person-left', ...row })));
    add(open.flatMap((task) => ownersWhoLeft(task, present)));
    add(emptyRoles(present.directory, await debtors(db)));
    add(absences(present));
    add((await tasksWithoutOfficer(db)).map((row) => ({ kind: 'unit-only', ...row })));
    return report;
  }

  /** Open tasks that have something to say in the days to come. */
  private async speaking({ until }: Present): Promise<TaskState[]> {
    const rows = await this.dataSource.manager.find(AggregateEntity, {
      where: { kind: In(['task']), closed: false, nextSlot: LessThanOrEqual(until) },
      order: { nextSlot: 'ASC', id: 'ASC' },
      take: MOST_LOOKED_AT,
    });
    return rows.map((row) => row.state as TaskState).filter((task) => task.status === 'active');
  }
}

/** The nearest step that would be told to nobody, if any; that a task has no officer is told once, apart. */
function comingStep(task: TaskState, present: Present): CoverageFinding[] {
  const { directory, rules, today, until } = present;
  const reachesNobody = ({ rung, silenced, doneKey }: TaskRung) => {
    if (silenced !== null || doneKey in task.done || rung.on < today || rung.on > until) return false;
    if (task.officer === null && rung.to.every(({ role }) => role === 'officer')) return false;
    return rung.to.every((role) => directory.recipients(task, role, rung.on).skip === 'nobody');
  };
  const found = taskRungs(task, rules).find(reachesNobody);
  if (!found) return [];
  const { id, code, title } = task;
  const { name: rung, on, to } = found.rung;
  return [{ kind: 'coming-step', task: id, code, title, rung, on, roles: to.map(({ role }) => role) }];
}

function ownersWhoLeft({ id: task, code, title, difficulties }: TaskState, { directory }: Present) {
  return difficulties.flatMap(({ status, owner }): CoverageFinding[] => {
    if (status !== 'owned' || owner === null || directory.isActive(owner)) return [];
    return [{ kind: 'person-left', task, code, title, person: owner, as: 'difficulty-owner' }];
  });
}

function emptyRoles(directory: Directory, owing: readonly string[]): CoverageFinding[] {
  const found: CoverageFinding[] = [];
  const need = (unit: string | null, roles: RoleName[], programme: string | null) => {
    if (unit === null || roles.some((role) => directory.holders(unit, role).length > 0)) return;
    found.push({ kind: 'empty-role', roles, unit, programme });
  };
  for (const { code, standingBody, committee, data } of directory.programmes.values()) {
    need(standingBody, ['office'], code);
    need(standingBody, ['checker'], code);
    need(committee, ['intake'], code);
    need(committee, concluders(data), code);
  }
  for (const unit of owing) need(unit, ['head'], null);
  return found;
}

/** Roles that may conclude by the programme's authority table; the chair always may. */
function concluders(data: Record<string, unknown>): RoleName[] {
  const table = data['authority'] as { conclude?: RoleName[] } | undefined;
  return [...new Set<RoleName>(['chair', ...(table?.conclude ?? [])])];
}

function absences({ directory, today, until }: Present): CoverageFinding[] {
  const isActive = (person: string) => directory.isActive(person);
  return uncovered(directory.standIns, today, until, isActive).map((absence) => ({
    kind: 'absence',
    absence,
  }));
}
