import { Inject, Injectable } from '@nestjs/common';
import {
  invalidField,
  type LeaveRecommendation,
  type SupervisedSubject,
  type SupervisionCommand,
  type SupervisionList,
  type SupervisionQuery,
  type SupervisionView,
  UserError,
} from '#contracts';
import {
  actingOnSupervision,
  maySee,
  maySeeRecommendation,
  type SupervisionState,
  seesAll,
  supervisesFor,
  type TaskState,
  unitsInSight,
} from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, taskIdOf, taskStates } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { type SeenRecommendation, supervisionView } from './supervision-view.js';

/** Recommendations of supervising bodies: left, given to a unit, answered, accepted or not. */
@Injectable()
export class SupervisionService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(person: KnownPerson, { page, pageSize, ...filter }: SupervisionQuery): Promise<SupervisionList> {
    const scene = await this.scenes.present();
    const seen = seesAll(person) ? {} : { visibleTo: [...unitsInSight(person), ...supervisesFor(person)] };
    const { items, total } = await this.persistence.supervision.list(
      { ...filter, ...seen },
      { page, pageSize },
    );
    const views = await this.views(items, person, scene);
    return { items: views, total, mayLeaveFor: scene.names.units(supervisesFor(person)) };
  }

  async get(person: KnownPerson, id: string): Promise<SupervisionView> {
    const scene = await this.scenes.present();
    const [view] = await this.views([await this.seen(person, id)], person, scene);
    return view!;
  }

  /** @throws UserError `invalid-input`, `not-allowed` */
  async leave({ person, commandId }: Change, input: LeaveRecommendation): Promise<SupervisionView> {
    const scene = await this.scenes.present();
    const { programme, body, about } = input;
    if (!supervisesFor(person).includes(body)) {
      throw new UserError('not-allowed', 'Kiến nghị do người của chính cơ quan giám sát nêu.');
    }
    if (bodiesOf(scene.directory, programme) === null) {
      throw invalidField('programme', `không có chương trình ${programme}`);
    }
    await this.requireSubject(programme, about, person);
    const own = person.memberships.some((m) => m.role === 'supervisor' && m.unit === body);
    const place = person.standsFor.find((s) =>
      s.memberships.some((m) => m.role === 'supervisor' && m.unit === body),
    );
    const actor = actorOf({ person, commandId }, own ? null : (place?.person ?? null));
    const { id } = await this.persistence.supervision.leave(input, actor);
    return this.get(person, id);
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, `state-conflict`, `invalid-input` */
  async command(
    { person, commandId }: Change,
    id: string,
    command: SupervisionCommand,
    version: number,
  ): Promise<SupervisionView> {
    const scene = await this.scenes.present();
    const state = await this.seen(person, id);
    const bodies = bodiesOf(scene.directory, state.programme);
    const acting = bodies === null ? null : actingOnSupervision(person, state, command.type, bodies);
    if (!acting?.allowed)
      throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với kiến nghị.');
    if (command.type === 'assign' && !scene.directory.units.has(command.unit)) {
      throw invalidField('unit', `không có đơn vị ${command.unit}`);
    }
    const actor = actorOf({ person, commandId }, acting.onBehalfOf);
    await this.persistence.supervision.execute(id, command, actor, version);
    return this.get(person, id);
  }

  private async seen(person: KnownPerson, id: string): Promise<SupervisionState> {
    const state = await this.persistence.supervision.one(id);
    if (maySeeRecommendation(person, state)) return state;
    throw new UserError('not-allowed', 'Kiến nghị này không thuộc phạm vi của đồng chí.');
  }

  /** What is internal is not there for whoever may not read it. */
  private async requireSubject(
    programme: string,
    about: SupervisedSubject,
    person: KnownPerson,
  ): Promise<void> {
    if (about.kind === 'task') {
      const task = await this.taskOf(programme, about.code);
      if (task === null || (task.classification !== 'normal' && !maySee(person, task))) {
        throw invalidField('about.code', `chương trình không có nhiệm vụ ${about.code}`);
      }
    }
    if (about.kind === 'indicator') {
      const known = await this.persistence.reads.indicators(programme);
      if (known.every(({ code }) => code !== about.code)) {
        throw invalidField('about.code', `chương trình không có chỉ tiêu ${about.code}`);
      }
    }
  }

  private async taskOf(programme: string, code: string): Promise<TaskState | null> {
    const id = taskIdOf(programme, code);
    return (await taskStates(this.persistence.dataSource, [id])).get(id) ?? null;
  }

  private async views(
    states: readonly SupervisionState[],
    person: KnownPerson,
    scene: Scene,
  ): Promise<SupervisionView[]> {
    const ids = states.flatMap(({ programme, about }) =>
      about.kind === 'task' ? [taskIdOf(programme, about.code)] : [],
    );
    const tasks = await taskStates(this.persistence.dataSource, [...new Set(ids)]);
    const indicators = new Map<string, string>();
    for (const programme of new Set(states.map((state) => state.programme))) {
      for (const { code, name } of await this.persistence.reads.indicators(programme)) {
        indicators.set(`${programme}/${code}`, name);
      }
    }
    return states.flatMap((state) => {
      const { programme, about } = state;
      const bodies = bodiesOf(scene.directory, programme);
      if (bodies === null) return [];
      const seen: SeenRecommendation = {
        ...{ state, bodies },
        task: about.kind === 'task' ? (tasks.get(taskIdOf(programme, about.code)) ?? null) : null,
        indicator: about.kind === 'indicator' ? (indicators.get(`${programme}/${about.code}`) ?? null) : null,
      };
      return [supervisionView(seen, person, scene)];
    });
  }
}
