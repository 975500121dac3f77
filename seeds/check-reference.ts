import type { CalendarData } from '#contracts';
import type { DocumentSeed, SourceRef, UnitSeed } from './schema.js';
import { seedError } from './seed-file.js';

export interface Reference {
  calendar: CalendarData;
  documents: readonly DocumentSeed[];
  units: readonly UnitSeed[];
}

const UNITS = 'reference/units.yaml';
const CALENDAR = 'reference/calendar.yaml';

/** Units form a forest, calendar rows name known documents, nothing stands twice. */
export function checkReference({ calendar, documents, units }: Reference): void {
  refuseDuplicates('reference/documents.yaml', 'id', documents, (d) => d.id);
  const issuers = new Set(units.map((unit) => unit.code));
  for (const { id, issuerUnit } of documents) {
    if (issuerUnit === undefined || issuers.has(issuerUnit)) continue;
    throw seedError('reference/documents.yaml', id, 'issuerUnit', `unknown unit "${issuerUnit}"`);
  }
  refuseDuplicates(UNITS, 'code', units, (u) => u.code);
  refuseDuplicates(
    UNITS,
    'gsoCode',
    units.filter((u) => u.gsoCode !== undefined),
    (u) => u.gsoCode ?? '',
  );
  refuseDuplicates(CALENDAR, 'date', calendar.days, (d) => `${d.date} ${d.status} ${d.scope ?? 'national'}`);
  const ids = new Set(documents.map((d) => d.id));
  const byCode = new Map(units.map((u) => [u.code, u]));
  for (const unit of units) {
    checkSource(UNITS, unit.code, unit.source, ids);
    checkParents(unit, byCode);
    if ((unit.kind === 'commune' || unit.kind === 'ward') !== (unit.gsoCode !== undefined)) {
      throw seedError(UNITS, unit.code, 'gsoCode', 'xã and phường, and only they, have one');
    }
  }
  const known = documents.flatMap((d) => [d.title, ...(d.number === null ? [] : [d.number])]);
  for (const day of calendar.days) {
    if (!known.some((k) => day.document?.startsWith(k))) {
      throw seedError(
        CALENDAR,
        day.date,
        'document',
        `"${day.document ?? ''}" is not in reference/documents.yaml`,
      );
    }
  }
}

export function checkSource(file: string, entry: string, source: SourceRef, ids: ReadonlySet<string>): void {
  if (!ids.has(source.document)) {
    throw seedError(file, entry, 'source.document', `unknown document "${source.document}"`);
  }
}

export function refuseDuplicates<T>(
  file: string,
  field: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) throw seedError(file, key, field, 'stands twice');
    seen.add(key);
  }
}

function checkParents(unit: UnitSeed, byCode: ReadonlyMap<string, UnitSeed>): void {
  const above = new Set([unit.code]);
  for (let code = unit.parent; code !== null; ) {
    const parent = byCode.get(code);
    if (!parent) throw seedError(UNITS, unit.code, 'parent', `unknown unit "${code}"`);
    if (above.has(code)) throw seedError(UNITS, unit.code, 'parent', `"${code}" is above itself`);
    above.add(code);
    code = parent.parent;
  }
}
