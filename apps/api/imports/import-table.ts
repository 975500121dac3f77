import type { CalendarDay, ImportTemplateQuery } from '#contracts';
import type { ImportPreview, ImportTable } from '#domain';
import type { KnownPerson } from '#identity';
import type { Draft } from '../documents/document.service.js';

/** A table that was read and compared with the record. */
export interface Looked {
  table: Pick<ImportTable, 'faults' | 'notes'>;
  preview: ImportPreview<unknown>;
  /** What it was compared with: over another state nothing of it is saved. */
  state: string;
  /** Null for a table that only proposes. */
  save: ((sha256: string) => Promise<void>) | null;
  /** Of a table of days. */
  days?: CalendarDay[];
}

/** What one kind of table needs beside reading, previewing and saving as a whole. */
export interface TableKind {
  /** A workbook to fill in; `filled` with what the record says now. */
  template(asker: KnownPerson, query: ImportTemplateQuery): Promise<Draft>;
  look(asker: KnownPerson, bytes: Uint8Array): Promise<Looked>;
}
