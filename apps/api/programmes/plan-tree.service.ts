import { Inject, Injectable } from '@nestjs/common';
import { type InheritedTarget, type PlannedTask, type PlanTree, UserError } from '#contracts';
import {
  maySee,
  nextDueOf,
  pathOf,
  planBranches,
  type TaskState,
  targetText,
  targetYearOf,
  withUnit,
} from '#domain';
import type { KnownPerson } from '#identity';
import { annualPlans, type Persistence, programmeBasis, tasksOfProgramme } from '#persistence';
import { factsIn, IndicatorService } from '../indicators/indicator.service.js';
import type { KnownIndicator } from '../indicators/indicator-view.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** A programme made concrete: its plans, the tasks that rest on each, and the targets that they inherit. */
@Injectable()
export class PlanTreeService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(IndicatorService) private readonly indicators: IndicatorService,
  ) {}

  /** @throws UserError `not-found` */
  async tree(person: KnownPerson, code: string): Promise<PlanTree> {
    const scene = await this.scenes.present();
    const programme = scene.directory.programmes.get(code);
    if (programme === undefined) throw new UserError('not-found', `Không có chương trình ${code}.`);
    const { dataSource } = this.persistence;
    const facts = factsIn(scene, code);
    const all = (await tasksOfProgramme(dataSource, code)).filter((task) => maySee(person, task));
    const tasks = new Map(all.map((task) => [task.id, task]));
    const plans = await annualPlans(dataSource, code);
    const { branches, direct } = planBranches(facts.years, plans, all);
    const known = await this.indicators.known(code, facts, scene.today);
    const shown = (ids: readonly string[]) =>
      ids.map((id) => plannedTask(tasks.get(id)!, scene)).sort(byCode);
    const targets = known.map(targetOf);
    const document = programmeBasis(programme);
    return {
      programme: code,
      name: programme.name,
      document,
      missing:
        document?.number == null ? 'Nguồn chưa nêu số, ngày của văn bản quyết định chương trình.' : null,
      years: facts.years,
      targets,
      plans: branches.map(({ tasks: on, ...branch }) => ({
        ...branch,
        targets: branch.year === null ? [] : known.flatMap((one) => targetIn(one, branch.year!)),
        tasks: shown(on),
      })),
      direct: shown(direct),
      counts: { tasks: all.length, inPlans: all.length - direct.length, targets: targets.length },
    };
  }
}

function targetOf({ definition }: KnownIndicator): InheritedTarget {
  const { code, name } = definition;
  const { year } = targetYearOf(definition);
  const by = year === null ? '' : ` (năm ${year})`;
  return { code, name, target: `${targetText(definition)}${by}`, origin: 'stated' };
}

/** What a year inherits: what is asked of every year or of this one, and points entered with a document; no line of ours. */
function targetIn({ definition, state, years }: KnownIndicator, year: number): InheritedTarget[] {
  const { code, name, unit } = definition;
  const path = pathOf(definition, state, years);
  const point = path.points.find((p) => p.year === year);
  if (path.origin === 'entered' && point !== undefined) {
    return [{ code, name, target: withUnit(point.value, unit), origin: 'entered' }];
  }
  const stated = path.origin === 'stated' ? point !== undefined : targetYearOf(definition).year === year;
  return stated ? [{ code, name, target: targetText(definition), origin: 'stated' }] : [];
}

function plannedTask(task: TaskState, { names }: Scene): PlannedTask {
  const { id, code, title, status, leadUnits } = task;
  return { id, code, title, status, leads: names.units(leadUnits), nextDue: nextDueOf(task) };
}

function byCode(a: PlannedTask, b: PlannedTask): number {
  const padded = (code: string) => code.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return padded(a.code) < padded(b.code) ? -1 : 1;
}
