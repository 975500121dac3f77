import type { FileHandle } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type AttachmentView, type ListOf, OperatorError, UserError } from '#contracts';
import { seesAll, unitsInSight } from '#domain';
import type { KnownPerson } from '#identity';
import {
  type AttachmentEntity,
  AttachmentFiles,
  type AttachmentStore,
  type Persistence,
  unitOfAnswer,
} from '#persistence';
import { CycleService } from '../cycles/cycle.service.js';
import type { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { TaskAccess } from '../tasks/task-access.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';

/** Reads evidence files: whoever may see the task may see its files; what is not submitted yet, only its uploader. */
@Injectable()
export class AttachmentService {
  private readonly store: AttachmentStore;
  private readonly files: AttachmentFiles;

  constructor(
    @Inject(SETTINGS) settings: ApiSettings,
    @Inject(PERSISTENCE) persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
    @Inject(CycleService) private readonly cycles: CycleService,
  ) {
    this.store = persistence.attachments;
    this.files = new AttachmentFiles(settings.attachments.folder);
  }

  async list(person: KnownPerson, taskId: string): Promise<ListOf<AttachmentView>> {
    const scene = await this.scenes.present();
    await this.access.seen(person, taskId, scene);
    const rows = await this.store.ofTask(taskId);
    return { items: rows.map((row) => viewOf(row, scene.names)), total: rows.length };
  }

  async get(person: KnownPerson, id: string): Promise<AttachmentView> {
    return this.view(await this.seen(person, id));
  }

  async view(row: AttachmentEntity): Promise<AttachmentView> {
    return viewOf(row, (await this.scenes.present()).names);
  }

  /** Opened before anything is answered, so that a file that is missing is told as such. The caller closes it. */
  async open(person: KnownPerson, id: string): Promise<{ row: AttachmentEntity; file: FileHandle }> {
    const row = await this.seen(person, id);
    const file = await this.files.open(row.storageKey).catch((error: unknown) => {
      throw damaged(row, error);
    });
    const { size } = await file.stat();
    if (size === row.size) return { row, file };
    await file.close();
    throw damaged(row);
  }

  /** @throws UserError `not-found`, also for what somebody else has not submitted yet; `not-allowed` */
  private async seen(person: KnownPerson, id: string): Promise<AttachmentEntity> {
    const row = await this.store.find(id);
    if (row === null || (row.taskId === null && row.uploadedBy !== person.id)) {
      throw new UserError('not-found', 'Không có tệp này.');
    }
    if (row.taskId === null) return row;
    if (row.act === 'answer') await this.requireAnswerSeen(person, row.taskId, row.deadlineId!);
    else await this.access.seen(person, row.taskId, await this.scenes.present());
    return row;
  }

  /** A unit's answer is read by the unit, by those above it and by whoever reads all; so are its files. */
  private async requireAnswerSeen(person: KnownPerson, cycleId: string, place: string): Promise<void> {
    await this.cycles.seen(person, cycleId);
    if (seesAll(person) || unitsInSight(person).includes(unitOfAnswer(place))) return;
    throw new UserError('not-allowed', 'Tệp này không thuộc phạm vi của đồng chí.');
  }
}

function viewOf(row: AttachmentEntity, names: Names): AttachmentView {
  const {
    id,
    name,
    size,
    mediaType: type,
    sha256,
    uploadedAt,
    uploadedBy,
    taskId,
    deadlineId,
    submissionNo,
    act,
  } = row;
  const submitted = taskId !== null && deadlineId !== null && submissionNo !== null;
  return {
    id,
    name,
    size,
    type,
    sha256,
    uploadedAt,
    uploadedBy: names.person(uploadedBy),
    submission: submitted ? { act, taskId, deadlineId, no: submissionNo } : null,
  };
}

function damaged({ id }: AttachmentEntity, cause?: unknown): OperatorError {
  return new OperatorError(
    'attachment-damaged',
    `the file of attachment ${id} is missing or has another length`,
    'run: npm run dondoc -- doctor --hashes; restore the folder of attachments from a backup',
    { cause },
  );
}
