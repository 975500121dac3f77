import { Inject, Injectable } from '@nestjs/common';
import { ROLE_NAMES } from '#contracts';
import { importTemplate, readImport } from '#documents';
import {
  ACTIVE_WORD,
  INACTIVE_WORD,
  PEOPLE_COLUMNS,
  previewPeople,
  previewUnits,
  ROLE_TITLES,
  UNIT_COLUMNS,
} from '#domain';
import type { Directory, Persistence } from '#persistence';
import { newAddress } from '../directory/new-address.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';
import type { TableKind } from './import-table.js';
import { isPresent, unitList } from './unit-list.js';

/** People and units: an administrator's tables. */
@Injectable()
export class AccountTables {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  readonly units: TableKind = {
    template: async (_asker, { filled }) => {
      const units = [...(await this.store.current()).units.values()];
      const rows = filled ? units.map((u) => ({ ...u, gso: u.gsoCode, aliases: u.aliases.join('; ') })) : [];
      const kinds = [...new Set(units.map((u) => u.kind))].sort().map((one) => [one]);
      const lists = [{ name: 'Loại đơn vị', columns: ['Giá trị nhận'], rows: kinds }];
      return { name: 'don-vi.xlsx', bytes: await importTemplate('Đơn vị', UNIT_COLUMNS, rows, lists) };
    },
    look: async (asker, bytes) => {
      const state = await this.store.revision();
      const directory = await this.store.current();
      const table = await readImport(bytes, UNIT_COLUMNS);
      const preview = previewUnits(table.rows, [...directory.units.values()]);
      const { accounts } = this.persistence.imports;
      const save = (sha256: string) =>
        accounts.saveUnits(preview.changes, { sha256, revision: state }, { id: asker.id });
      return { table, preview, state, save };
    },
  };

  readonly people: TableKind = {
    template: async (_asker, { filled }) => {
      const directory = await this.store.current();
      const lists = [
        {
          name: 'Vai trò',
          columns: ['Giá trị nhận'],
          rows: ROLE_NAMES.map((role) => [ROLE_TITLES[role]]),
        },
        unitList([...directory.units.values()]),
        { name: 'Tình trạng', columns: ['Giá trị nhận'], rows: [[ACTIVE_WORD], [INACTIVE_WORD]] },
      ];
      const rows = filled ? peopleRows(directory) : [];
      return {
        name: 'nguoi-dung.xlsx',
        bytes: await importTemplate('Người dùng', PEOPLE_COLUMNS, rows, lists),
      };
    },
    look: async (asker, bytes) => {
      const state = await this.store.revision();
      const directory = await this.store.current();
      const table = await readImport(bytes, PEOPLE_COLUMNS);
      const preview = previewPeople(table.rows, {
        people: [...directory.people.values()],
        units: [...directory.units.values()].filter((unit) => isPresent(unit, this.store.today())),
        asker: asker.id,
        newAddress: newAddress(this.settings.mailDomains),
      });
      const { accounts } = this.persistence.imports;
      const save = (sha256: string) =>
        accounts.savePeople(preview.changes, { sha256, revision: state }, { id: asker.id });
      return { table, preview, state, save };
    },
  };

  private get store() {
    return this.persistence.directory;
  }
}

/** One row for each membership; who has none has one row. */
function peopleRows({ people }: Directory) {
  return [...people.values()].flatMap(({ memberships, employeeCode, active, email, name, title }) => {
    const person = { email, code: employeeCode, name, title, active: active ? ACTIVE_WORD : INACTIVE_WORD };
    if (memberships.length === 0) return [person];
    return memberships.map(({ unit, role }) => ({ ...person, unit, role: ROLE_TITLES[role] }));
  });
}
