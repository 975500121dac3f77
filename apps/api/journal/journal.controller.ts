import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  type Instant,
  type IsoDate,
  type JournalPage,
  type JournalQuery,
  journalPage,
  journalQuery,
  UserError,
} from '#contracts';
import { addDays, seesAll } from '#domain';
import type { Caller } from '#identity';
import type { JournalRow, Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import type { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

const PAGE_SIZE = 50;

/** Every act with who did it and for whom; for those who read everything, the auditors among them. */
@Described('Nhật ký')
@Controller('api/audit')
export class JournalController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Mọi việc đã ghi, mới nhất trước', journalPage)
  async list(
    @SignedIn() { person }: Caller,
    @Query({ schema: journalQuery }) query: JournalQuery,
  ): Promise<JournalPage> {
    if (!seesAll(person)) throw new UserError('not-allowed', 'Đồng chí không có quyền xem nhật ký.');
    const { before, programme, actor, kind, from, to, by } = query;
    const { names } = await this.scenes.present();
    const rows = await this.persistence.reads.journal.page(
      {
        ...{ programme, actor, kinds: kind, peopleOnly: by === 'people' },
        before: before === undefined ? undefined : BigInt(before),
        since: from === undefined ? undefined : beginningOf(from),
        until: to === undefined ? undefined : beginningOf(addDays(to, 1)),
      },
      PAGE_SIZE + 1,
    );
    const shown = rows.slice(0, PAGE_SIZE);
    return {
      items: shown.map((row) => entryOf(row, names)),
      next: rows.length > PAGE_SIZE ? (shown.at(-1)?.recorded ?? null) : null,
    };
  }
}

/** Midnight in Asia/Ho_Chi_Minh. */
function beginningOf(day: IsoDate): Instant {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

function entryOf(row: JournalRow, names: Names): JournalPage['items'][number] {
  const { recorded, at, kind, type, aggregateId, code, title, actor, onBehalfOf, seq, hash } = row;
  return {
    ...{ place: recorded, at, kind, type, actor, seq, hash },
    subject: { id: aggregateId, code: code ?? '', title: title ?? '' },
    actorName: names.actor(actor),
    onBehalfOfName: onBehalfOf === null ? null : names.person(onBehalfOf).name,
  };
}
