import type { BasisDocument, DeadlineInput, TaskProfile } from '#contracts';
import type { TaskState } from '../task/index.js';
import { ruleIn } from './rule-words.js';
import { bareName, type CellFault, type ImportRow } from './table.js';
import {
  DEADLINE_FIELDS,
  PROFILE_COLUMNS,
  TASK_KIND_WORDS,
  type TaskField,
  type TaskPerson,
  taskKindNamed,
} from './task-sheet.js';
import { BETWEEN_NAMES, type KnownUnit, soleUnit, unitNamed } from './units-by-name.js';

/** More than a province has, and than a task may name. */
const MOST_UNITS = 200;
/** More than a task may have; each is looked at beside all before it. */
const MOST_DEADLINES = 50;

export interface TaskUnit extends KnownUnit {
  /** Work is given only to units that there are today. */
  current: boolean;
}

/** One at least. */
export type RowsOfTask = readonly [ImportRow<TaskField>, ...ImportRow<TaskField>[]];

/** All rows of one task, as read: what they say, and what is wrong with which of them. */
export interface ReadTask {
  rows: RowsOfTask;
  faults: readonly CellFault[][];
  fault(row: number, field: TaskField, message: string): void;
  kind: TaskState['kind'] | null;
  group: number | null;
  profile: TaskProfile;
  /** Which row says each deadline of the profile. */
  deadlineRows: readonly number[];
}

interface Known {
  units: readonly TaskUnit[];
  people: readonly TaskPerson[];
}

/** What the rows of one task say; an empty cell says nothing, and nothing is made up for it. */
export function readTask(rows: RowsOfTask, present: TaskState | null, { units, people }: Known): ReadTask {
  const faults: CellFault[][] = rows.map((row) => [...row.faults]);
  const fault = (i: number, field: TaskField, message: string) =>
    void faults[i]?.push({ cell: rows[i]?.refs[field] || null, message });
  const [first] = rows;
  const said = <T>(field: TaskField, read: (text: string) => T): T | undefined => {
    const text = first.cells[field];
    return text === undefined ? undefined : read(text);
  };
  const wrong = (field: TaskField, message: string) => fault(0, field, message);
  refuseOtherWords(rows, fault);
  // A unit that is no more stays with what it has.
  const held = new Set([...(present?.leadUnits ?? []), ...(present?.coordinatingUnits ?? [])]);
  const usable = ({ code, current }: TaskUnit) => current || held.has(code);
  const unitsOf = (field: TaskField) =>
    said(field, (text) => unitCodes(text, units, usable, (m) => wrong(field, m)));
  const leadUnits = unitsOf('leads');
  const coordinatingUnits = unitsOf('coordinating');
  const officer = said('officer', (text) => personIn(text, people, present, (m) => wrong('officer', m)));
  const kind = said('kind', (text) => kindIn(text, (m) => wrong('kind', m))) ?? null;
  const group = said('group', (text) => groupIn(text, (m) => wrong('group', m))) ?? null;
  const basis = basisIn(first, present?.basis ?? null, units, (m) => wrong('document', m));
  const { deadlines, deadlineRows } = deadlinesIn(rows, present, fault);
  const profile: TaskProfile = {
    ...(first.cells.title === undefined ? {} : { title: first.cells.title }),
    ...(leadUnits === undefined ? {} : { leadUnits }),
    ...(coordinatingUnits === undefined ? {} : { coordinatingUnits }),
    ...(officer == null ? {} : { officer }),
    ...(basis === undefined ? {} : { basis }),
    ...(deadlines.length === 0 ? {} : { deadlines }),
  };
  return { rows, faults, fault, kind, group, profile, deadlineRows };
}

type Fault = ReadTask['fault'];

/** Further rows bring further deadlines; what they repeat of the task must be the same. */
function refuseOtherWords([first, ...others]: RowsOfTask, fault: Fault): void {
  others.forEach((row, i) => {
    if (DEADLINE_FIELDS.every((field) => row.cells[field] === undefined))
      fault(i + 1, 'code', `Mã “${row.cells.code}” đã có ở dòng ${first.row}.`);
    for (const { field, title } of PROFILE_COLUMNS) {
      const said = row.cells[field];
      if (said !== undefined && said !== first.cells[field])
        fault(
          i + 1,
          field,
          `${title} khác dòng ${first.row} của cùng mã “${row.cells.code}”; để trống hoặc ghi như nhau.`,
        );
    }
  });
}

function unitCodes(
  text: string,
  units: readonly TaskUnit[],
  usable: (unit: TaskUnit) => boolean,
  fault: (message: string) => void,
): string[] {
  const codes: string[] = [];
  const names = text.split(BETWEEN_NAMES, MOST_UNITS + 1).flatMap((one) => one.trim() || []);
  if (names.length > MOST_UNITS) fault(`Ô này ghi hơn ${MOST_UNITS} đơn vị.`);
  for (const name of names.slice(0, MOST_UNITS)) {
    const found = unitNamed(name, units, usable);
    if ('wrong' in found) {
      const ended = soleUnit(name, units);
      fault(ended === null ? found.wrong : `Đơn vị “${name}” không còn hoạt động; ghi đơn vị kế thừa.`);
    } else if (codes.includes(found.unit.code)) fault(`Đơn vị “${name}” được ghi hai lần.`);
    else codes.push(found.unit.code);
  }
  return codes;
}

function personIn(
  text: string,
  people: readonly TaskPerson[],
  present: TaskState | null,
  fault: (message: string) => void,
): string | null {
  const wanted = text.toLowerCase();
  const found =
    people.find(({ email }) => email.toLowerCase() === wanted) ??
    people.find(({ employeeCode }) => employeeCode === text);
  if (found === undefined) {
    if (text === present?.officer) return text;
    fault(`Không có người dùng “${text}”; ghi địa chỉ thư hoặc mã cán bộ như ở trang Người dùng.`);
    return null;
  }
  if (found.active || found.id === present?.officer) return found.id;
  fault(`Người dùng “${text}” đã ngừng hoạt động.`);
  return null;
}

function kindIn(text: string, fault: (message: string) => void): TaskState['kind'] | null {
  const kind = taskKindNamed(text);
  if (kind === null) fault(`Loại chỉ nhận “${TASK_KIND_WORDS.task}” hoặc “${TASK_KIND_WORDS.obligation}”.`);
  return kind;
}

function groupIn(text: string, fault: (message: string) => void): number | null {
  const group = Number(text);
  if (Number.isInteger(group) && group >= 1 && group <= 99) return group;
  fault('Nhóm phải là số nguyên từ 1 đến 99.');
  return null;
}

/** Undefined where nothing new is said of the document. */
function basisIn(
  { cells }: ImportRow<TaskField>,
  present: BasisDocument | null,
  units: readonly KnownUnit[],
  fault: (message: string) => void,
): BasisDocument | undefined {
  const { document, number, issuedOn, issuer } = cells;
  if ([document, number, issuedOn, issuer].every((one) => one === undefined)) return undefined;
  const title = document ?? present?.title;
  if (title === undefined) {
    fault('Thiếu tên văn bản giao.');
    return undefined;
  }
  const said = {
    title,
    number: number ?? present?.number ?? null,
    date: issuedOn ?? present?.date ?? null,
    issuer: issuer ?? present?.issuer ?? null,
  };
  const same = (field: keyof typeof said) => said[field] === present?.[field];
  if (same('title') && same('number') && same('date') && same('issuer')) return undefined;
  const line = same('title') && same('number') ? (present?.line ?? null) : null;
  return {
    ...said,
    line,
    issuerUnit: same('issuer') ? (present?.issuerUnit ?? null) : issuerIn(said.issuer, units),
  };
}

/** Who may move a date follows from the issuer, so only a name that is one unit's alone stands for it. */
function issuerIn(issuer: string | null, units: readonly KnownUnit[]): string | null {
  return issuer === null ? null : (soleUnit(issuer, units)?.code ?? null);
}

function deadlinesIn(rows: readonly ImportRow<TaskField>[], present: TaskState | null, fault: Fault) {
  const deadlines: (DeadlineInput & { id: string })[] = [];
  const deadlineRows: number[] = [];
  const named = new Set(rows.flatMap(({ cells }) => cells.deadline ?? []));
  if (rows.length > MOST_DEADLINES)
    fault(MOST_DEADLINES, 'code', `Một nhiệm vụ có không quá ${MOST_DEADLINES} mốc.`);
  for (const [i, { cells, faults }] of rows.slice(0, MOST_DEADLINES).entries()) {
    const { deadline, deliverable } = cells;
    if (DEADLINE_FIELDS.every((field) => cells[field] === undefined)) continue;
    const twice = rows.slice(0, i).find((before) => sameDeadline(before.cells, cells));
    if (deadline !== undefined && deadlines.some(({ id }) => id === deadline)) {
      fault(i, 'deadline', `Mã mốc “${deadline}” đã có ở một dòng trước của cùng nhiệm vụ.`);
    } else if (twice !== undefined) {
      fault(i, 'code', `Mã “${cells.code}” với đúng mốc này đã có ở dòng ${twice.row}.`);
    } else {
      const rule = ruleIn(cells) ?? { at: 'rule' as const, wrong: WITHOUT_RULE };
      if (!('at' in rule)) {
        const id = deadline ?? unnamedId(present, deadlines, named);
        deadlines.push({ id, deliverable: deliverable ?? keptDeliverable(present, id), rule });
        deadlineRows.push(i);
        // A cell that could not be read has been named already.
      } else if (faults.length === 0) fault(i, rule.at, rule.wrong);
    }
  }
  return { deadlines, deadlineRows };
}

const WITHOUT_RULE = 'Có mốc thì cần quy tắc hạn hoặc ngày; chưa có hạn thì để trống cả mã mốc và sản phẩm.';

const sameDeadline = (a: ImportRow<TaskField>['cells'], b: ImportRow<TaskField>['cells']): boolean =>
  a.deadline === b.deadline &&
  a.rule === b.rule &&
  a.date === b.date &&
  bareName(a.deliverable ?? '') === bareName(b.deliverable ?? '');

const keptDeliverable = (present: TaskState | null, id: string): string =>
  present?.deadlines.find((d) => d.id === id)?.deliverable ?? '';

/** A row without a code of its own speaks of the deadline in its place, else of a new one. */
function unnamedId(
  present: TaskState | null,
  before: readonly { id: string }[],
  named: ReadonlySet<string>,
): string {
  const taken = (id: string) => named.has(id) || before.some((d) => d.id === id);
  const inPlace = present?.deadlines[before.length]?.id;
  if (inPlace !== undefined && !taken(inPlace)) return inPlace;
  let n = before.length + 1;
  while (taken(`m${n}`)) n += 1;
  return `m${n}`;
}
