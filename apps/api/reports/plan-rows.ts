import type { CellError, PlanRow } from '#documents';
import { formatDate } from '#domain';
import type { Directory } from '#persistence';
import { type Cells, wordIn } from './words.js';

/** Stands in a cell that is not filled yet, so that the sheet can be read back; read as nothing. */
export const NOT_YET = 'Chưa xác định';
/** The same for a date, which takes no other words. */
export const NO_DATE = 'Cả năm';

/** By what a row is known: its own code, or for a new task its place. */
export function codesOf(rows: readonly Cells[], year: number): string[] {
  return rows.map((row, i) => wordIn(row, 'ma') ?? `KH-${year}-${i + 1}`);
}

export interface Known {
  directory: Directory;
  /** Codes of the programme's tasks. */
  tasks: ReadonlySet<string>;
  year: number;
}

export interface Taken {
  rows: Cells[];
  errors: CellError[];
  notes: CellError[];
}

/** The rows of a sheet as the form has them; what stood there before keeps what the sheet does not say. */
export function rowsFromSheet(sheet: readonly PlanRow[], before: readonly Cells[], known: Known): Taken {
  const codes = codesOf(before, known.year);
  const old = new Map(before.map((row, i) => [codes[i]!, row]));
  const errors: CellError[] = [];
  const notes: CellError[] = [];
  const rows = sheet.map((line): Cells => {
    const say = (message: string): CellError => ({
      sheet: '',
      cell: null,
      message: `Dòng ${line.row}: ${message}`,
    });
    const was = old.get(line.code) ?? null;
    const lead = leadOf(line.lead, known.directory);
    if ('wrong' in lead) errors.push(say(lead.wrong));
    if (line.due === null && line.dueWords !== NO_DATE)
      notes.push(say(`thời hạn “${line.dueWords}” không phải một ngày; biểu mẫu để trống ô thời hạn.`));
    const row: Cells = {
      ma: was === null ? line.code : (was['ma'] ?? null),
      ten: line.title,
      'chu-tri': 'code' in lead ? lead.code : null,
      'san-pham': line.product === NOT_YET ? null : line.product,
      han: line.due,
      loai: was?.['loai'] ?? (known.tasks.has(line.code) ? 'chuyển tiếp' : 'mới'),
    };
    return was !== null && same(was, row) ? was : row;
  });
  return { rows, errors, notes };
}

/** A new task that has no code yet keeps its place's; a row is the same whatever of it was left out. */
function same(a: Cells, b: Cells): boolean {
  return COLUMNS.every(({ id }) => wordIn(a, id) === wordIn(b, id));
}

function leadOf(words: string, { units }: Directory): { code: string | null } | { wrong: string } {
  if (words === NOT_YET) return { code: null };
  const wanted = bare(words);
  const found = [...units.values()].filter(
    ({ code, name, aliases }) => code === words || [name, ...aliases].some((one) => bare(one) === wanted),
  );
  const exact = found.filter(({ name }) => bare(name) === wanted);
  const [unit, other] = exact.length > 0 ? exact : found;
  if (unit === undefined)
    return { wrong: `không có đơn vị chủ trì “${words}”; biểu mẫu nhận đúng một đơn vị.` };
  if (other !== undefined)
    return { wrong: `“${words}” có thể là ${unit.name} hoặc ${other.name}; ghi tên đầy đủ.` };
  return { code: unit.code };
}

const bare = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

const COLUMNS = [
  { id: 'ma', label: 'Mã' },
  { id: 'ten', label: 'Nhiệm vụ' },
  { id: 'chu-tri', label: 'Chủ trì' },
  { id: 'san-pham', label: 'Sản phẩm' },
  { id: 'han', label: 'Thời hạn' },
  { id: 'loai', label: 'Loại' },
] as const;

/** What is new, gone, or says something else than before. */
export function diffOf(
  before: readonly Cells[],
  after: readonly Cells[],
  { year, directory }: Pick<Known, 'year' | 'directory'>,
) {
  const codesBefore = codesOf(before, year);
  const placed = new Map(before.map((row, i) => [row, codesBefore[i]!]));
  const codesAfter = after.map((row, i) => wordIn(row, 'ma') ?? placed.get(row) ?? `KH-${year}-${i + 1}`);
  const old = new Map(before.map((row, i) => [codesBefore[i]!, row]));
  const titled = (row: Cells, code: string) => ({ code, title: wordIn(row, 'ten') ?? '' });
  const said = (row: Cells, id: string) => {
    const word = wordIn(row, id);
    if (word === null) return null;
    if (id === 'chu-tri') return directory.units.get(word)?.name ?? word;
    return id === 'han' ? formatDate(word) : word;
  };
  const changed = after.flatMap((row, i) => {
    const was = old.get(codesAfter[i]!);
    if (was === undefined || was === row) return [];
    const cells = COLUMNS.flatMap(({ id, label }) =>
      wordIn(was, id) === wordIn(row, id) ? [] : [{ column: label, from: said(was, id), to: said(row, id) }],
    );
    return cells.length === 0 ? [] : [{ ...titled(row, codesAfter[i]!), cells }];
  });
  const added = after.flatMap((row, i) => (old.has(codesAfter[i]!) ? [] : [titled(row, codesAfter[i]!)]));
  const kept = codesBefore.filter((code) => codesAfter.includes(code));
  const now = codesAfter.filter((code) => old.has(code));
  return {
    added,
    removed: before.flatMap((row, i) =>
      codesAfter.includes(codesBefore[i]!) ? [] : [titled(row, codesBefore[i]!)],
    ),
    changed,
    unchanged: after.length - added.length - changed.length,
    reordered: kept.some((code, i) => code !== now[i]),
  };
}
