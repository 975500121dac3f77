import { Inject, Injectable } from '@nestjs/common';
import type { ImportTemplateQuery } from '#contracts';
import { importTemplate, readImport } from '#documents';
import {
  DAY_COLUMNS,
  DAY_KIND_WORDS,
  DAY_SCOPE_WORDS,
  DAY_STATUS_WORDS,
  dayCellsOf,
  previewDays,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import type { Draft } from '../documents/document.service.js';
import { PERSISTENCE } from '../tokens.js';
import type { Looked, TableKind } from './import-table.js';

/** Rest days and days worked in exchange: a table of them is a proposal for the calendar. */
@Injectable()
export class CalendarTable implements TableKind {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  async template(_asker: KnownPerson, { filled }: ImportTemplateQuery): Promise<Draft> {
    const { data } = await this.present();
    const days = [...data.days].sort((a, b) => a.date.localeCompare(b.date));
    const rows = filled ? days.map(dayCellsOf) : [];
    const list = (name: string, words: Record<string, string>) => ({
      ...{ name, columns: ['Giá trị nhận'], rows: Object.values(words).map((word) => [word]) },
    });
    const lists = [
      list('Loại', DAY_KIND_WORDS),
      list('Tình trạng', DAY_STATUS_WORDS),
      list('Phạm vi', DAY_SCOPE_WORDS),
    ];
    return {
      name: 'lich-lam-viec.xlsx',
      bytes: await importTemplate('Lịch làm việc', DAY_COLUMNS, rows, lists),
    };
  }

  async look(_asker: KnownPerson, bytes: Uint8Array): Promise<Looked> {
    const { version, data } = await this.present();
    const table = await readImport(bytes, DAY_COLUMNS);
    const preview = previewDays(table.rows, data.days);
    return { table, preview, state: version, save: null, days: [...preview.changes] };
  }

  private present() {
    return this.persistence.administration.calendars.version();
  }
}
