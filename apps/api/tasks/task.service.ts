import { Inject, Injectable } from '@nestjs/common';
import {
  type CommandResult,
  type CreateTask,
  type EventView,
  invalidField,
  type ListOf,
  type TaskCommand,
  type TaskListItem,
  type TasksQuery,
  type TaskView,
  UserError,
} from '#contracts';
import {
  type Acting,
  actingOn,
  creating,
  levelOf,
  outlookTerms,
  ownUnits,
  subjectOf,
  type TaskState,
  worksAs,
} from '#domain';
import type { KnownPerson } from '#identity';
import { type CommandOptions, type Persistence, type TaskOutcome, taskStates } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { TaskMeasures } from '../indicators/task-measures.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';
import { eventViews } from './event-view.js';
import { requireKnown, requireKnownIn } from './references.js';
import { sightOf, TaskAccess } from './task-access.js';
import { taskListItem, taskView } from './task-view.js';

const SORT_COLUMN = {
  due: 'nextDue',
  code: 'code',
  title: 'title',
  status: 'status',
  updated: 'updatedAt',
} as const;

/** Tasks over HTTP: reads what the person may see, hands commands to the record. */
@Injectable()
export class TaskService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
  ) {}

  async list(person: KnownPerson, query: TasksQuery): Promise<ListOf<TaskListItem>> {
    const { page, pageSize, sort, officer, outlook, asked, ...filter } = query;
    const scene = await this.scenes.present();
    const column = SORT_COLUMN[sort.replace('-', '') as keyof typeof SORT_COLUMN];
    const { items, total } = await this.persistence.reads.tasks(
      {
        ...filter,
        ...(outlook && { outlook: { any: outlook, terms: outlookTerms(scene.today, scene.calendar) } }),
        ...(officer === undefined ? {} : { officer: officer === 'me' ? worksAs(person) : officer }),
        ...(asked === undefined ? {} : { asked: ownUnits(person) }),
        ...sightOf(person),
      },
      { page, pageSize, sort: sort.startsWith('-') ? `-${column}` : column },
    );
    const states = await taskStates(
      this.persistence.dataSource,
      items.map((item) => item.id),
    );
    const rows = items.flatMap(({ id }) => {
      const state = states.get(id);
      return state ? [taskListItem(state, person, scene)] : [];
    });
    return { items: rows, total };
  }

  async get(person: KnownPerson, id: string): Promise<TaskView> {
    const scene = await this.scenes.present();
    return this.view(await this.access.seen(person, id, scene), person, scene);
  }

  async events(person: KnownPerson, id: string): Promise<ListOf<EventView>> {
    const scene = await this.scenes.present();
    await this.access.seen(person, id, scene);
    const items = eventViews(await this.persistence.reads.taskEvents(id), scene.names);
    return { items, total: items.length };
  }

  /** @throws UserError `invalid-input`, `not-allowed`, `state-conflict` when the code is taken */
  async create({ person, commandId }: Change, input: CreateTask): Promise<TaskView> {
    const scene = await this.scenes.present();
    const bodies = bodiesOf(scene.directory, input.programme);
    if (bodies === null) {
      const message = `không có chương trình ${input.programme}`;
      throw invalidField('programme', message);
    }
    const { allowed, onBehalfOf } = creating(person, bodies);
    if (!allowed) throw notAllowed();
    requireKnown(input, scene.directory);
    const state = await this.unitOfWork({ person, commandId }, onBehalfOf).createTask(input);
    return this.view(state, person, scene);
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, and what the rules refuse */
  async command(
    change: Change,
    id: string,
    command: TaskCommand,
    seenVersion: number,
  ): Promise<CommandResult> {
    const { person, commandId } = change;
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, id, scene);
    const { onBehalfOf } = this.requireAllowed(person, task, command, scene);
    // The right was judged on this version; the record refuses any older one, and this any newer one.
    if (seenVersion > task.version) throw stale(task);
    requireKnownIn(command, scene.directory);
    const bodies = bodiesOf(scene.directory, task.programme);
    const level = bodies === null ? null : levelOf(person, { task, bodies });
    const options = { expectedVersion: seenVersion, level };
    const { state, events } = await this.executed({ person, commandId }, onBehalfOf, id, command, options);
    return { task: await this.view(state, person, scene), events: events.map(({ type }) => ({ type })) };
  }

  /** An urging is a letter as well as an event: both, or neither. */
  private async executed(
    { person, commandId }: Change,
    onBehalfOf: string | null,
    id: string,
    command: TaskCommand,
    options: CommandOptions & { expectedVersion: number },
  ): Promise<TaskOutcome> {
    if (command.type !== 'urge') {
      return this.unitOfWork({ person, commandId }, onBehalfOf).executeTask(id, command, options);
    }
    const actor = actorOf({ person, commandId }, onBehalfOf);
    const { publicUrl } = this.settings;
    const request = { tasks: [id], note: command.note, publicUrl };
    const { outcomes } = await this.persistence.urgings.send(actor, request, null, options.expectedVersion);
    return outcomes[0]!;
  }

  private async view(state: TaskState, person: KnownPerson, scene: Scene): Promise<TaskView> {
    const view = taskView(state, person, scene);
    const unmeasured = await this.measures.warningsOf(state, scene);
    return { ...view, warnings: [...view.warnings, ...unmeasured] };
  }

  private requireAllowed(person: KnownPerson, task: TaskState, command: TaskCommand, scene: Scene): Acting {
    const bodies = bodiesOf(scene.directory, task.programme);
    const acting = bodies === null ? null : actingOn(person, subjectOf(command, task, bodies), command.type);
    if (!acting?.allowed) throw notAllowed();
    return acting;
  }

  private unitOfWork(change: Change, onBehalfOf: string | null) {
    return this.persistence.unitOfWork(actorOf(change, onBehalfOf));
  }
}

function stale({ status, version }: TaskState): UserError {
  return new UserError('stale-version', 'Phiên bản đã xem không có; xem lại rồi thực hiện.', [], {
    status,
    version,
  });
}

function notAllowed(): UserError {
  return new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với nhiệm vụ.');
}
