import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_TO,
  invalidField,
  URGED_MOST,
  type UrgingPreview,
  type UrgingPreviewRequest,
  type UrgingRequest,
  type UrgingResult,
  UserError,
} from '#contracts';
import { actingOn, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, previewLetter, taskStates } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { TaskService } from '../tasks/task.service.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';

const ALL_AT_ONCE = { page: 1, pageSize: URGED_MOST + 1, sort: 'due' } as const;

/** Letters that urge, over many tasks at once: seen before they are sent, sent as they were seen. */
@Injectable()
export class UrgingService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(TaskService) private readonly tasks: TaskService,
  ) {}

  async preview(person: KnownPerson, request: UrgingPreviewRequest): Promise<UrgingPreview> {
    const scene = await this.scenes.present();
    const { states } = await this.urged(person, request, scene);
    const { publicUrl } = this.settings;
    const plan = await this.persistence.urgings.preview(
      { tasks: states.map(({ id }) => id), note: request.note, publicUrl },
      states,
    );
    return {
      basis: plan.basis,
      letters: plan.letters.map((letter) => {
        const { subject, text } = previewLetter(
          { ...letter, id: 'preview' },
          scene.directory,
          publicUrl,
          scene.now,
        );
        const ids = letter.lines.map(({ task }) => task);
        const tasks = states.filter(({ id }) => ids.includes(id)).map(nameOf);
        return { recipient: scene.names.person(letter.recipient), subject, text, tasks };
      }),
      skipped: plan.skipped.map(({ task, reason }) => ({ task: nameOf(task), reason })),
    };
  }

  /** @throws UserError `state-conflict` when it is no longer what was seen */
  async send({ person, commandId }: Change, request: UrgingRequest): Promise<UrgingResult> {
    const scene = await this.scenes.present();
    const { states, inPlaceOf } = await this.urged(person, request, scene);
    const places = new Set(inPlaceOf.values());
    const { urging, tasks, letters } = await this.persistence.urgings.send(
      actorOf({ person, commandId }, places.size === 1 ? [...places][0]! : null),
      {
        ...{ tasks: states.map(({ id }) => id), note: request.note, publicUrl: this.settings.publicUrl },
        inPlaceOf,
      },
      request.basis,
    );
    return { urging, on: scene.today, tasks, letters };
  }

  /** The tasks that are named or listed; each must be this office's to urge. */
  private async urged(
    person: KnownPerson,
    { tasks, filter }: UrgingPreviewRequest,
    scene: Scene,
  ): Promise<{ states: TaskState[]; inPlaceOf: Map<string, string | null> }> {
    const ids = tasks ?? (await this.listed(person, filter ?? {}));
    const found = await taskStates(this.persistence.dataSource, ids);
    const states: TaskState[] = [];
    const inPlaceOf = new Map<string, string | null>();
    for (const [i, id] of [...new Set(ids)].entries()) {
      const task = found.get(id);
      const bodies = task ? bodiesOf(scene.directory, task.programme) : null;
      if (!task || bodies === null) {
        throw invalidField(`tasks.${i}`, `không có nhiệm vụ ${id}`);
      }
      const mine = actingOn(person, { task, bodies }, 'urge');
      if (!mine.allowed)
        throw new UserError('not-allowed', 'Chỉ Cơ quan Thường trực của chương trình được đôn đốc.');
      inPlaceOf.set(id, mine.onBehalfOf);
      states.push(task);
    }
    return { states, inPlaceOf };
  }

  private async listed(person: KnownPerson, filter: NonNullable<UrgingPreviewRequest['filter']>) {
    const { items, total } = await this.tasks.list(person, { ...filter, ...ALL_AT_ONCE });
    if (total > URGED_MOST) {
      const found = total > COUNTED_TO ? `hơn ${COUNTED_TO}` : total;
      throw new UserError('invalid-input', `Có ${found} nhiệm vụ; mỗi lần đôn đốc không quá ${URGED_MOST}.`);
    }
    return items.map(({ id }) => id);
  }
}

function nameOf({ id, code, title }: TaskState) {
  return { id, code, title };
}
