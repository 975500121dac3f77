import { Inject, Injectable } from '@nestjs/common';
import type { ListOf, ReminderView } from '#contracts';
import { caseRungs, isEarlier, seesAll, type TaskState, taskRungs } from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, rulesOf, type TaskMessageLine } from '#persistence';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { comingCaseRungs, comingRungs } from './coming-rungs.js';
import { pastRungs } from './past-rungs.js';
import { TaskAccess } from './task-access.js';

/** Every step of a task's ladders and of its cases: settled, silenced and to come, each with its reason. */
@Injectable()
export class ReminderService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
  ) {}

  async list(person: KnownPerson, taskId: string): Promise<ListOf<ReminderView>> {
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, taskId, scene);
    const mayOpen = (line: TaskMessageLine) => seesAll(person) || line.recipient === person.id;
    const caseIds = task.deadlines.flatMap((d) => (d.case === null ? [] : [d.case.id]));
    const parts = await Promise.all([
      this.ofTask(task, mayOpen, scene),
      ...caseIds.map((id) => this.ofCase(id, task, mayOpen, scene)),
    ]);
    const items = parts.flat().sort((a, b) => a.at.localeCompare(b.at) || a.rung.localeCompare(b.rung));
    return { items, total: items.length };
  }

  /** What went out for one deadline and one case of it, oldest first: the proof that people were told. */
  async proof(person: KnownPerson, task: TaskState, caseId: string, scene: Scene): Promise<ReminderView[]> {
    const one = caseId.slice(task.id.length + 1);
    const deadlineId = one.slice(0, one.lastIndexOf('.'));
    const mayOpen = (line: TaskMessageLine) => seesAll(person) || line.recipient === person.id;
    const parts = await Promise.all([
      // A stage of a cycle tells each unit for itself: on the cycle's page, not in the proof of one case.
      task.code === '' ? [] : this.ofTask(task, mayOpen, scene),
      this.ofCase(caseId, task, mayOpen, scene),
    ]);
    // The coming slot supersedes what was missed; until then nobody was told anything.
    const isSaid = ({ state, at }: ReminderView) =>
      state !== 'planned' && state !== 'silenced' && !isEarlier(scene.now, at);
    return parts
      .flat()
      .filter((step) => step.deadline === deadlineId && isSaid(step))
      .sort((a, b) => a.at.localeCompare(b.at) || a.rung.localeCompare(b.rung));
  }

  private async ofTask(task: TaskState, mayOpen: (line: TaskMessageLine) => boolean, scene: Scene) {
    const [events, lines] = await this.recorded(task.id);
    const rungs = new Map(taskRungs(task, rulesOf(scene, task)).map((r) => [r.doneKey, r.rung]));
    const past = pastRungs({ events, lines, rungs, deadlineId: null }, mayOpen, scene);
    return [...past, ...comingRungs(task, scene)];
  }

  private async ofCase(
    id: string,
    task: TaskState,
    mayOpen: (line: TaskMessageLine) => boolean,
    scene: Scene,
  ) {
    const found = await this.persistence.reads.case(id);
    if (found === null) return [];
    const [events, lines] = await this.recorded(id);
    const rungs = new Map(
      caseRungs(found.state, rulesOf(scene, found.state)).map((rung) => [rung.key, rung]),
    );
    const past = pastRungs({ events, lines, rungs, deadlineId: found.deadlineId }, mayOpen, scene);
    return [...past, ...comingCaseRungs(found.state, task, scene)];
  }

  private recorded(id: string) {
    const { reads } = this.persistence;
    return Promise.all([reads.taskEvents(id), reads.taskMessages(id)]);
  }
}
