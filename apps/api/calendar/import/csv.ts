import { parse } from 'csv-parse/sync';
import { type CalendarDay, type FieldProblem, isoDate } from '#contracts';
import { type HolidayRun, kindOf, type ReadRuns } from './holiday-run.js';

/** Headings as they are written, in either language. */
const HEADINGS: Record<string, Column> = {
  ...{ date: 'from', from: 'from', ngày: 'from', 'từ ngày': 'from' },
  ...{
    to: 'to',
    'đến ngày': 'to',
    kind: 'kind',
    loại: 'kind',
    name: 'name',
    tên: 'name',
    'tên ngày': 'name',
  },
  ...{ document: 'document', 'văn bản': 'document', issuer: 'issuer', 'cơ quan ban hành': 'issuer' },
  ...{ issuedon: 'issuedOn', 'ngày ban hành': 'issuedOn', status: 'status', 'tình trạng': 'status' },
};
type Column = 'from' | 'to' | 'kind' | 'name' | 'document' | 'issuer' | 'issuedOn' | 'status';

const STATUS: Record<string, CalendarDay['status']> = {
  ...{ confirmed: 'confirmed', 'chính thức': 'confirmed', proposed: 'proposed', 'đề xuất': 'proposed' },
  ...{ estimated: 'estimated', 'dự kiến': 'estimated' },
};

/** A table with a heading line; comma, semicolon or tab. Days as `2027-02-05` or `05/02/2027`. */
export function readCsv(content: string): ReadRuns {
  const problems: FieldProblem[] = [];
  const runs: HolidayRun[] = [];
  let rows: Record<string, string>[];
  try {
    rows = parse(content, {
      ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
      delimiter: delimiterOf(content),
      columns: (heads: string[]) =>
        heads.map((head) => HEADINGS[head.normalize('NFC').toLowerCase()] ?? head),
    });
  } catch {
    return { runs, problems: [{ path: 'content', message: 'không đọc được bảng CSV' }] };
  }
  for (const [i, row] of rows.entries()) {
    const path = `dòng ${i + 2}`;
    const from = dayOf(row['from']);
    const to = row['to'] ? dayOf(row['to']) : from;
    if (from === null || to === null) {
      problems.push({ path, message: 'ngày không đúng; cần 2027-02-05 hoặc 05/02/2027' });
      continue;
    }
    const said = row['kind'] ?? '';
    const kind = /^(work|làm|đi làm)/iu.test(said) ? 'work' : said === '' ? kindOf(row['name'] ?? '') : 'off';
    const status = STATUS[(row['status'] ?? '').normalize('NFC').toLowerCase()];
    const issuedOn = row['issuedOn'] ? dayOf(row['issuedOn']) : null;
    runs.push({
      ...{ from, to, kind, name: row['name'] ?? '' },
      over: {
        ...(row['document'] ? { document: row['document'].slice(0, 300) } : {}),
        ...(row['issuer'] ? { issuer: row['issuer'].slice(0, 200) } : {}),
        ...(issuedOn === null ? {} : { issuedOn }),
        ...(status === undefined ? {} : { status }),
      },
    });
  }
  return { runs, problems };
}

function dayOf(written: string | undefined): string | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written ?? '') ?? [];
  const date = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : written;
  return isoDate.safeParse(date).success ? date! : null;
}

function delimiterOf(content: string): string {
  const head = content.slice(0, content.indexOf('\n') >>> 0);
  return [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
}
