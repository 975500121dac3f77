import { Inject, Injectable } from '@nestjs/common';
import { type ImportHistory, type ImportKind, UserError } from '#contracts';
import { creating, keeping } from '#domain';
import type { KnownPerson } from '#identity';
import type { Actor, Persistence } from '#persistence';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

const OTHERWISE =
  'Bảng này không hoàn tác một lần: người dùng, đơn vị thì sửa danh sách hiện có rồi nhập lại; lịch thì lấy lại phiên bản cũ ở trang Lịch làm việc.';

/** Tables that were saved, and taking one back by events of its own. */
@Injectable()
export class ImportUndo {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** The newest first. */
  async history(asker: KnownPerson, kind: ImportKind): Promise<ImportHistory> {
    const scene = await this.scenes.present();
    const { names } = scene;
    const personOf = (id: string) => (id === 'system' ? null : names.person(id));
    const recorded = await this.persistence.imports.history.list(kind);
    const items = recorded.map(({ no, at, actor, written, undone, touched, programmes }) => ({
      ...{ no, at, by: personOf(actor), written, touched },
      undone: undone === null ? null : { at: undone.at, by: personOf(undone.actor) },
      mayUndo:
        programmes.length > 0 &&
        undone === null &&
        touched.length === 0 &&
        programmes.every((programme) => actorIn(asker, kind, programme, scene) !== null),
    }));
    return { items, total: items.length };
  }

  /** @throws UserError `not-allowed`, `not-found`, `state-conflict` */
  async undo(asker: KnownPerson, kind: ImportKind, no: number): Promise<void> {
    const scene = await this.scenes.present();
    const actorOf = (programme: string): Actor => {
      const actor = actorIn(asker, kind, programme, scene);
      if (actor !== null) return actor;
      throw new UserError('not-allowed', `Đồng chí không nhập dữ liệu của chương trình ${programme}.`);
    };
    const { tasks, values } = this.persistence.imports;
    const actor = { id: asker.id };
    if (kind === 'tasks') return tasks.undo(no, actor, actorOf);
    if (kind === 'values') return values.undo(no, actor, actorOf, { today: scene.today, actor: asker.id });
    throw new UserError('state-conflict', OTHERWISE);
  }
}

/** In whose place somebody enters what a programme has; null where they do not. */
function actorIn(
  asker: KnownPerson,
  kind: ImportKind,
  programme: string,
  { directory }: Scene,
): Actor | null {
  const bodies = bodiesOf(directory, programme);
  if (bodies === null) return null;
  const { allowed, onBehalfOf } = kind === 'values' ? keeping(asker, bodies) : creating(asker, bodies);
  return allowed ? { id: asker.id, onBehalfOf } : null;
}
