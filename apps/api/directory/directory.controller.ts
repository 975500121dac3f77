import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type AddPerson,
  addPerson,
  type DirectoryQuery,
  directoryQuery,
  type ExportFormat,
  exportFormat,
  type PersonList,
  type PersonView,
  personList,
  personView,
  type UnitList,
  type UnitView,
  unitList,
} from '#contracts';
import { seesAll, unitsInSight } from '#domain';
import type { Caller, KnownPerson } from '#identity';
import { type PersonRecord, searchText, type UnitRecord } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { Exports } from '../exports/described-export.js';
import { ExportService, WHOLE } from '../exports/export.service.js';
import { PERSON_TABLE, UNIT_TABLE } from '../exports/record-tables.js';
import { type ApiResponse, SignedIn } from '../http/request.js';
import type { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { AccountService } from './account.service.js';

@Described('Cơ quan, đơn vị, địa phương và con người')
@Controller('api')
export class DirectoryController {
  constructor(
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(ExportService) private readonly exports: ExportService,
    @Inject(AccountService) private readonly accounts: AccountService,
  ) {}

  @Get('units')
  @Answers(200, 'Cơ quan, đơn vị, địa phương', unitList)
  async units(@Query({ schema: directoryQuery }) query: DirectoryQuery): Promise<UnitList> {
    const { directory, today } = await this.scenes.present();
    // One that has been merged or renamed keeps its name in what was recorded; nothing new goes to it.
    const found = [...directory.units.values()].filter(
      (u) =>
        (u.validTo === null || u.validTo >= today) &&
        (query.unit === undefined || u.code === query.unit || u.parent === query.unit) &&
        matches(query.q, [u.code, u.name, ...u.aliases]),
    );
    return pageOf(found.map(unitView), query);
  }

  @Get('units/export.:format')
  @Exports('Cơ quan, đơn vị, địa phương')
  async exportUnits(
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: directoryQuery }) query: DirectoryQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.units({ ...query, ...WHOLE });
    await this.exports.send(response, format, { table: UNIT_TABLE, query, ...list });
  }

  /** Those who read all see everybody; others the people of their own units. */
  @Get('people')
  @Answers(200, 'Người dùng: của mọi đơn vị, hoặc của đơn vị người hỏi', personList)
  async people(
    @SignedIn() { person }: Caller,
    @Query({ schema: directoryQuery }) query: DirectoryQuery,
  ): Promise<PersonList> {
    const { directory, names } = await this.scenes.present();
    const found = [...directory.people.values()].filter(
      (p) =>
        isInSight(p, person) &&
        (query.unit === undefined || p.memberships.some((m) => m.unit === query.unit)) &&
        (matches(query.q, [p.name, p.title]) || beginsAddress(query.q, p.email)),
    );
    return pageOf(
      found.map((p) => viewOf(p, names)),
      query,
    );
  }

  @Post('people')
  @Answers(201, 'Thêm một người dùng với vai trò ở các đơn vị', personView, {
    body: example.addPerson,
  })
  async add(
    @SignedIn() { person }: Caller,
    @Body({ schema: addPerson }) body: AddPerson,
  ): Promise<PersonView> {
    const added = await this.accounts.add(person, body);
    const { names } = await this.scenes.present();
    return viewOf(added, names);
  }

  @Get('people/export.:format')
  @Exports('Người dùng')
  async exportPeople(
    @SignedIn() caller: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: directoryQuery }) query: DirectoryQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.people(caller, { ...query, ...WHOLE });
    await this.exports.send(response, format, { table: PERSON_TABLE, query, ...list });
  }
}

function isInSight(person: PersonRecord, asker: KnownPerson): boolean {
  if (seesAll(asker) || person.id === asker.id) return true;
  const units = new Set(unitsInSight(asker));
  return person.memberships.some((m) => units.has(m.unit));
}

/** An address is found by how it begins: all of one domain share its end. */
function beginsAddress(q: string | undefined, email: string): boolean {
  return q !== undefined && email.toLowerCase().startsWith(q.trim().toLowerCase());
}

/** Every word of the question, with or without diacritics. */
function matches(q: string | undefined, texts: readonly string[]): boolean {
  if (q === undefined || q === '') return true;
  const text = searchText(texts.join(' '));
  return searchText(q)
    .split(' ')
    .every((word) => text.includes(word));
}

function pageOf<T>(all: T[], { page, pageSize }: DirectoryQuery): { items: T[]; total: number } {
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
}

function unitView({ code, name, kind, parent, aliases, gsoCode }: UnitRecord): UnitView {
  return { code, name, kind, parent, aliases, gsoCode };
}

function viewOf(
  { id, name, title, email, addressSuspended, active, demo, memberships }: PersonRecord,
  names: Names,
): PersonView {
  const offices = memberships.map(({ unit, role }) => ({ unit: names.unit(unit), role }));
  return { id, name, title, email, addressSuspended, active, demo, memberships: offices };
}
