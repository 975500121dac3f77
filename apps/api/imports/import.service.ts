import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  IMPORT_KINDS,
  type ImportHistory,
  type ImportKind,
  type ImportRowState,
  type ImportTemplateQuery,
  type ImportView,
  UserError,
} from '#contracts';
import { isAdministrator, type KnownPerson } from '#identity';
import type { Draft } from '../documents/document.service.js';
import { AccountTables } from './account-tables.js';
import { CalendarTable } from './calendar-table.js';
import type { TableKind } from './import-table.js';
import { ImportUndo } from './import-undo.js';
import { TaskTable } from './task-table.js';
import { ValueTable } from './value-table.js';

const ADMINISTRATORS: ReadonlySet<ImportKind> = new Set<ImportKind>(['people', 'units']);

/** Tables from a spreadsheet: looked at row by row, saved whole or not at all, taken back while nobody acted on them. */
@Injectable()
export class ImportService {
  private readonly tables: Record<ImportKind, TableKind>;

  constructor(
    @Inject(AccountTables) { people, units }: AccountTables,
    @Inject(TaskTable) tasks: TaskTable,
    @Inject(ValueTable) values: ValueTable,
    @Inject(CalendarTable) calendar: CalendarTable,
    @Inject(ImportUndo) private readonly undoing: ImportUndo,
  ) {
    this.tables = { people, units, tasks, values, calendar };
  }

  /** @throws UserError `not-allowed` */
  async template(asker: KnownPerson, kind: ImportKind, query: ImportTemplateQuery): Promise<Draft> {
    requireMay(asker, kind);
    return this.tables[kind].template(asker, query);
  }

  /**
   * @throws UserError `stale-version` when the file or the record is not the one that was looked at, `invalid-input`,
   *   `not-allowed`
   */
  async read(
    asker: KnownPerson,
    kind: ImportKind,
    bytes: Uint8Array,
    basis: string | undefined,
  ): Promise<ImportView> {
    requireMay(asker, kind);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { table, preview, state, save, days } = await this.tables[kind].look(asker, bytes);
    const now = createHash('sha256').update(`${kind}|${sha256}|${state}`).digest('hex');
    if (basis !== undefined && basis !== now)
      throw new UserError(
        'stale-version',
        'Tệp hoặc dữ liệu trong hệ thống đã khác bản xem trước; đề nghị xem trước lại rồi mới ghi.',
      );
    const faults = [...table.faults, ...preview.faults];
    const wrong = faults.length > 0 || preview.rows.some((row) => row.state === 'wrong');
    if (basis !== undefined && wrong)
      throw new UserError('invalid-input', 'Bảng còn chỗ sai nên không ghi dòng nào.', [
        { path: '', message: 'sửa các dòng sai rồi xem trước lại' },
      ]);
    if (basis !== undefined && save === null)
      throw new UserError(
        'state-conflict',
        'Lịch được lưu ở trang Lịch làm việc, sau khi xem ảnh hưởng; ở đây chỉ đọc bảng.',
      );
    const saved = basis !== undefined && preview.changes.length > 0;
    if (saved) await save?.(sha256);
    const counts: Record<ImportRowState, number> = { new: 0, changed: 0, same: 0, wrong: 0 };
    for (const row of preview.rows) counts[row.state] += 1;
    const rows = preview.rows.map((row) => ({
      ...{ ...row, changes: [...row.changes], faults: [...row.faults], missing: [...(row.missing ?? [])] },
    }));
    const proposed = days === undefined ? {} : { days: wrong ? [] : days };
    return { kind, basis: now, saved, counts, rows, faults, notes: [...table.notes], ...proposed };
  }

  /** @throws UserError `not-allowed` */
  async history(asker: KnownPerson, kind: ImportKind): Promise<ImportHistory> {
    requireMay(asker, kind);
    return this.undoing.history(asker, kind);
  }

  /** @throws UserError `not-allowed`, `not-found`, `state-conflict` when somebody has acted on any of it since */
  async undo(asker: KnownPerson, kind: ImportKind, no: number): Promise<ImportHistory> {
    requireMay(asker, kind);
    await this.undoing.undo(asker, kind, no);
    return this.undoing.history(asker, kind);
  }
}

export function isImportKind(kind: string): kind is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(kind);
}

function requireMay(asker: KnownPerson, kind: ImportKind): void {
  if (!ADMINISTRATORS.has(kind) || isAdministrator(asker)) return;
  throw new UserError('not-allowed', 'Bảng người dùng, đơn vị chỉ quản trị viên nhập.');
}
