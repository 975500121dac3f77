import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  IMPORT_KINDS,
  type ImportKind,
  type ImportRowState,
  type ImportView,
  ROLE_NAMES,
  UserError,
} from '#contracts';
import { importTemplate, readImport } from '#documents';
import {
  ACTIVE_WORD,
  type ImportPreview,
  type ImportTable,
  INACTIVE_WORD,
  PEOPLE_COLUMNS,
  previewPeople,
  previewUnits,
  ROLE_TITLES,
  UNIT_COLUMNS,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Directory, ImportedFile, Persistence } from '#persistence';
import type { Draft } from '../documents/document.service.js';
import { PERSISTENCE } from '../tokens.js';

interface Looked {
  table: Pick<ImportTable, 'faults' | 'notes'>;
  preview: ImportPreview<unknown>;
  save: (file: ImportedFile) => Promise<void>;
}

/** People and units from a spreadsheet: looked at row by row, saved whole or not at all. */
@Injectable()
export class ImportService {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  /** A workbook to fill in; `filled` with what the record says now. */
  async template(kind: ImportKind, filled: boolean): Promise<Draft> {
    const directory = await this.persistence.directory.current();
    const units = [...directory.units.values()];
    if (kind === 'units') {
      const rows = filled ? units.map((u) => ({ ...u, gso: u.gsoCode, aliases: u.aliases.join('; ') })) : [];
      const kinds = [...new Set(units.map((u) => u.kind))].sort().map((one) => [one]);
      const lists = [{ name: 'Loại đơn vị', columns: ['Giá trị nhận'], rows: kinds }];
      return { name: 'don-vi.xlsx', bytes: await importTemplate('Đơn vị', UNIT_COLUMNS, rows, lists) };
    }
    const roles = ROLE_NAMES.map((role) => [ROLE_TITLES[role]]);
    const lists = [
      { name: 'Vai trò', columns: ['Giá trị nhận'], rows: roles },
      {
        name: 'Danh sách đơn vị',
        columns: ['Ghi một trong hai', 'hoặc'],
        rows: units.map((u) => [u.code, u.name]),
      },
      { name: 'Tình trạng', columns: ['Giá trị nhận'], rows: [[ACTIVE_WORD], [INACTIVE_WORD]] },
    ];
    const rows = filled ? peopleRows(directory) : [];
    return {
      name: 'nguoi-dung.xlsx',
      bytes: await importTemplate('Người dùng', PEOPLE_COLUMNS, rows, lists),
    };
  }

  /** @throws UserError `stale-version` when the file or the record is not the one that was looked at, `invalid-input` */
  async read(
    asker: KnownPerson,
    kind: ImportKind,
    bytes: Uint8Array,
    basis: string | undefined,
  ): Promise<ImportView> {
    const revision = await this.persistence.directory.revision();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const now = createHash('sha256').update(`${kind}|${sha256}|${revision}`).digest('hex');
    if (basis !== undefined && basis !== now)
      throw new UserError(
        'stale-version',
        'Tệp hoặc danh sách trong hệ thống đã khác bản xem trước; đề nghị xem trước lại rồi mới ghi.',
      );
    const { table, preview, save } = await this.look(asker, kind, bytes);
    const faults = [...table.faults, ...preview.faults];
    const wrong = faults.length > 0 || preview.rows.some(({ state }) => state === 'wrong');
    if (basis !== undefined && wrong)
      throw new UserError('invalid-input', 'Bảng còn chỗ sai nên không ghi dòng nào.', [
        { path: '', message: 'sửa các dòng sai rồi xem trước lại' },
      ]);
    const saved = basis !== undefined && preview.changes.length > 0;
    if (saved) await save({ sha256, revision });
    const counts: Record<ImportRowState, number> = { new: 0, changed: 0, same: 0, wrong: 0 };
    for (const { state } of preview.rows) counts[state] += 1;
    const rows = preview.rows.map((row) => ({ ...row, changes: [...row.changes], faults: [...row.faults] }));
    return { kind, basis: now, saved, counts, rows, faults, notes: [...table.notes] };
  }

  private async look(asker: KnownPerson, kind: ImportKind, bytes: Uint8Array): Promise<Looked> {
    const { imports, directory: store } = this.persistence;
    const directory = await store.current();
    const actor = { id: asker.id };
    if (kind === 'units') {
      const table = await readImport(bytes, UNIT_COLUMNS);
      const preview = previewUnits(table.rows, [...directory.units.values()]);
      return { table, preview, save: (file) => imports.saveUnits(preview.changes, file, actor) };
    }
    const table = await readImport(bytes, PEOPLE_COLUMNS);
    const today = store.today();
    const units = [...directory.units.values()].filter((u) => u.validTo === null || u.validTo >= today);
    const preview = previewPeople(table.rows, {
      people: [...directory.people.values()],
      units,
      asker: asker.id,
    });
    return { table, preview, save: (file) => imports.savePeople(preview.changes, file, actor) };
  }
}

export function isImportKind(kind: string): kind is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(kind);
}

/** One row for each membership; who has none has one row. */
function peopleRows({ people }: Directory) {
  return [...people.values()].flatMap(({ memberships, employeeCode, active, email, name, title }) => {
    const person = { email, code: employeeCode, name, title, active: active ? ACTIVE_WORD : INACTIVE_WORD };
    if (memberships.length === 0) return [person];
    return memberships.map(({ unit, role }) => ({ ...person, unit, role: ROLE_TITLES[role] }));
  });
}
