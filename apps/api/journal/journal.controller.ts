import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import {
  type ExportFormat,
  exportFormat,
  type Instant,
  type IsoDate,
  type JournalEntry,
  type JournalPage,
  type JournalQuery,
  journalPage,
  journalQuery,
  UserError,
} from '#contracts';
import { addDays, type RegisterEvent, seesAll } from '#domain';
import type { Caller, KnownPerson } from '#identity';
import type { Directory, JournalRow, Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { Exports } from '../exports/described-export.js';
import { ExportService, WHOLE } from '../exports/export.service.js';
import { JOURNAL_TABLE } from '../exports/record-tables.js';
import { type ApiResponse, SignedIn } from '../http/request.js';
import { nameGivenTo } from '../naming/named-in.js';
import type { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { registerSubject } from './register-subject.js';

const PAGE_SIZE = 50;

/** Every act with who did it and for whom; for those who read everything, the auditors among them. */
@Described('Nhật ký')
@Controller('api/audit')
export class JournalController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get()
  @Answers(200, 'Mọi việc đã ghi, mới nhất trước', journalPage)
  async list(
    @SignedIn() { person }: Caller,
    @Query({ schema: journalQuery }) query: JournalQuery,
  ): Promise<JournalPage> {
    const entries = await this.entries(person, query, PAGE_SIZE + 1);
    const items = entries.slice(0, PAGE_SIZE);
    return { items, next: entries.length > PAGE_SIZE ? (items.at(-1)?.place ?? null) : null };
  }

  @Get('export.:format')
  @Exports('Nhật ký')
  async exportList(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: journalQuery }) query: JournalQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const { before: _place, ...filter } = query;
    // One more than a file takes says that there are more.
    const items = await this.entries(person, filter, WHOLE.pageSize + 1);
    const list = { table: JOURNAL_TABLE, query: filter, items, total: items.length };
    await this.exports.send(response, format, list);
  }

  private async entries(person: KnownPerson, query: JournalQuery, limit: number): Promise<JournalEntry[]> {
    if (!seesAll(person)) throw new UserError('not-allowed', 'Đồng chí không có quyền xem nhật ký.');
    const { before, programme, actor, kind, from, to, by } = query;
    const { names, directory } = await this.scenes.present();
    const rows = await this.persistence.reads.journal.page(
      {
        ...{ programme, actor, kinds: kind, peopleOnly: by === 'people' },
        before: before === undefined ? undefined : BigInt(before),
        since: from === undefined ? undefined : beginningOf(from),
        until: to === undefined ? undefined : beginningOf(addDays(to, 1)),
      },
      limit,
    );
    return rows.map((row) => entryOf(row, names, directory));
  }
}

/** Midnight in Asia/Ho_Chi_Minh. */
function beginningOf(day: IsoDate): Instant {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

function entryOf(row: JournalRow, names: Names, directory: Directory): JournalEntry {
  const { recorded, at, kind, type, aggregateId, code, title, actor, onBehalfOf, seq, hash } = row;
  return {
    ...{ place: recorded, at, kind, type, actor, seq, hash },
    subject: { id: aggregateId, code: code ?? '', title: title ?? ownTitle(row, names, directory) },
    givenTo: nameGivenTo(row, names),
    actorName: names.actor(actor),
    onBehalfOfName: onBehalfOf === null ? null : names.person(onBehalfOf).name,
  };
}

/** The register has no title: what each of its acts was done to is in the act. */
function ownTitle({ kind, type, data }: JournalRow, names: Names, directory: Directory): string {
  return kind === 'register' ? registerSubject({ type, data } as RegisterEvent, names, directory) : '';
}
