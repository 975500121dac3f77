import { Inject, Injectable } from '@nestjs/common';
import {
  type AmendmentCommand,
  type AmendmentList,
  type AmendmentsQuery,
  type AmendmentView,
  invalidField,
  type ProposeAmendment,
  UserError,
} from '#contracts';
import {
  type AmendmentState,
  actingOnAmendment,
  levelOf,
  mayProposeFor,
  personsInSight,
  seesAll,
  type TaskState,
  unitsInSight,
} from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, programmeBasis, taskStates } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { requireKnown, requireKnownIssuer } from '../tasks/references.js';
import { sightOf, TaskAccess } from '../tasks/task-access.js';
import { PERSISTENCE } from '../tokens.js';
import { amendmentRow, amendmentView, type SeenAmendment } from './amendment-view.js';

/** Requests for new or other tasks: a unit reads its own, those who read all read all. */
@Injectable()
export class AmendmentService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
  ) {}

  async list(person: KnownPerson, { page, pageSize, ...filter }: AmendmentsQuery): Promise<AmendmentList> {
    const scene = await this.scenes.present();
    const { items, total } = await this.persistence.amendments.reads.list(
      { ...filter, ...sightOf(person) },
      { page, pageSize },
    );
    const tasks = await this.tasksOf(items);
    const rows = items.flatMap((one) => {
      const seen = this.sceneOf(one, tasks, scene);
      return seen === null ? [] : [amendmentRow(seen)];
    });
    return { items: rows, total, mayProposeFor: scene.names.units(proposingFor(person, scene)) };
  }

  async get(person: KnownPerson, id: string): Promise<AmendmentView> {
    return amendmentView(await this.seen(person, id), person);
  }

  /** @throws UserError `invalid-input`, `not-found`, `not-allowed` */
  async propose({ person, commandId }: Change, input: ProposeAmendment): Promise<AmendmentView> {
    const scene = await this.scenes.present();
    const { programme, unit, task, content } = input;
    const bodies = bodiesOf(scene.directory, programme);
    if (bodies === null) throw invalidField('programme', `không có chương trình ${programme}`);
    const { allowed, onBehalfOf } = actingOnAmendment(person, { unit, bodies }, 'propose');
    if (!allowed)
      throw new UserError('not-allowed', 'Đề nghị do cán bộ hoặc người đứng đầu của chính đơn vị lập.');
    if (task !== null) {
      const known = await this.access.seen(person, task, scene);
      if (known.programme !== programme) throw invalidField('task', 'nhiệm vụ thuộc chương trình khác');
    }
    requireKnown(definedUnits(content), scene.directory);
    requireKnownIssuer(input.basis ?? undefined, scene.directory);
    const actor = actorOf({ person, commandId }, onBehalfOf);
    const { id } = await this.persistence.amendments.store.propose(input, actor);
    return this.get(person, id);
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, `state-conflict`, `invalid-input` */
  async command(
    { person, commandId }: Change,
    id: string,
    command: AmendmentCommand,
    version: number,
  ): Promise<AmendmentView> {
    const { state, bodies, scene } = await this.seen(person, id);
    const { unit } = state;
    const { allowed, onBehalfOf } = actingOnAmendment(person, { unit, bodies }, command.type);
    if (!allowed)
      throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với đề nghị.');
    if (command.type === 'decide') requireKnownIssuer(command.basis, scene.directory);
    const stub = { officer: null, watcher: null, leadUnits: [unit], coordinatingUnits: [], heldBy: null };
    const level = levelOf(person, { task: stub, bodies });
    const actor = actorOf({ person, commandId }, onBehalfOf);
    await this.persistence.amendments.store.execute(id, command, actor, { expectedVersion: version, level });
    return this.get(person, id);
  }

  private async seen(person: KnownPerson, id: string): Promise<SeenAmendment> {
    const scene = await this.scenes.present();
    const state = await this.persistence.amendments.reads.one(id);
    if (state === null) throw new UserError('not-found', 'Không có đề nghị này.');
    const seen = this.sceneOf(state, await this.tasksOf([state]), scene);
    if (seen === null || !maySeeAmendment(person, state)) {
      throw new UserError('not-allowed', 'Đề nghị này không thuộc phạm vi của đồng chí.');
    }
    return seen;
  }

  private tasksOf(items: readonly AmendmentState[]): Promise<Map<string, TaskState>> {
    const ids = items.flatMap(({ task }) => (task === null ? [] : [task]));
    return taskStates(this.persistence.dataSource, ids);
  }

  private sceneOf(
    state: AmendmentState,
    tasks: ReadonlyMap<string, TaskState>,
    scene: Scene,
  ): SeenAmendment | null {
    const bodies = bodiesOf(scene.directory, state.programme);
    const programme = scene.directory.programmes.get(state.programme);
    if (bodies === null || programme === undefined) return null;
    const task = state.task === null ? null : (tasks.get(state.task) ?? null);
    return { state, task, bodies, programmeBasis: programmeBasis(programme), scene };
  }
}

function maySeeAmendment(person: KnownPerson, { unit, by }: AmendmentState): boolean {
  return seesAll(person) || unitsInSight(person).includes(unit) || personsInSight(person).includes(by);
}

function proposingFor(person: KnownPerson, { directory }: Scene): string[] {
  const all = [...directory.programmes.keys()].flatMap((programme) => {
    const bodies = bodiesOf(directory, programme);
    return bodies === null ? [] : mayProposeFor(person, bodies);
  });
  return [...new Set(all)];
}

function definedUnits({ leadUnits, coordinatingUnits }: ProposeAmendment['content']) {
  return {
    ...(leadUnits === undefined ? {} : { leadUnits }),
    ...(coordinatingUnits === undefined ? {} : { coordinatingUnits }),
  };
}
