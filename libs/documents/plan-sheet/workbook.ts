import { partsOf, Unreadable } from './archive.js';
import { readSheet, type SheetContent } from './sheet.js';
import { walk } from './xml.js';

export interface NamedSheet extends SheetContent {
  name: string;
}

const MOST_SHEETS = 30;

/** The visible sheets of a workbook, in its order. */
export async function sheetsIn(bytes: Uint8Array): Promise<NamedSheet[]> {
  const parts = await partsOf(bytes, (name) =>
    /^xl\/(workbook|sharedStrings|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/.test(
      name,
    ),
  );
  const book = parts.get('xl/workbook.xml');
  if (book === undefined) throw new Unreadable('Tệp không phải bảng tính .xlsx.');
  const targets = targetsIn(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>');
  const { sheets, since1904 } = contentsOf(book);
  if (sheets.length > MOST_SHEETS) throw new Unreadable(`Tệp có hơn ${MOST_SHEETS} trang tính.`);
  const strings = stringsIn(parts.get('xl/sharedStrings.xml'));
  const dates = dateStylesIn(parts.get('xl/styles.xml'));
  return sheets.flatMap(({ name, relation }) => {
    const part = parts.get(targets.get(relation) ?? '');
    return part === undefined ? [] : [{ name, ...readSheet(part, { strings, dates, since1904 }) }];
  });
}

function contentsOf(book: string): { sheets: { name: string; relation: string }[]; since1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  walk(book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      sheets.push({ name: (attributes['name'] ?? '').normalize('NFC'), relation });
    },
  });
  return { sheets, since1904 };
}

function targetsIn(relations: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(relations, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts that cells point at; the reading aids of East Asian texts are no part of them. */
function stringsIn(part: string | undefined): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let inText = false;
  let aid = false;
  walk(part ?? '<none/>', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') aid = true;
      if (name === 't') inText = true;
    },
    text: (more) => {
      if (text !== null && inText && !aid) text += more;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') aid = false;
      if (name === 'si') {
        strings.push(text ?? '');
        text = null;
      }
    },
  });
  return strings;
}

/** Which cell styles show a number as a date: some built in, others by their own pattern. */
function dateStylesIn(part: string | undefined): Set<number> {
  const patterns = new Map<number, string>();
  const dates = new Set<number>();
  let inCells = false;
  let style = 0;
  walk(part ?? '<none/>', {
    open: (name, attributes) => {
      if (name === 'numFmt') patterns.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      if (isDateFormat(Number(attributes['numFmtId'] ?? 0), patterns)) dates.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

function isDateFormat(id: number, patterns: ReadonlyMap<number, string>): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  const pattern = (patterns.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dy]/i.test(pattern) && !/General/i.test(pattern);
}
