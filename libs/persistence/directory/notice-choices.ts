import type { DataSource } from 'typeorm';
import { type NoticeChoice, UserError } from '#contracts';
import { PersonEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';
import type { DirectoryStore } from './directory-store.js';

/** How people have their mails: the directory says it to the dispatch, the register proves who chose it and when. */
export class NoticeChoices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryStore,
    private readonly register: RegisterStore,
  ) {}

  /** @throws UserError `not-found`; the same choice again is no act */
  async choose(personId: string, choice: NoticeChoice, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const person = await tx.findOne(PersonEntity, { where: { id: personId }, lock });
      if (person === null) throw new UserError('not-found', 'Không có người dùng này.');
      if (person.noticeChoice === choice) return;
      await tx.update(PersonEntity, { id: personId }, { noticeChoice: choice });
      await this.register.append(tx, [{ type: 'notices-chosen', data: { person: personId, choice } }], actor);
      await this.directory.touched(tx);
    });
  }
}
