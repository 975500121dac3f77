import {
  type BasisDocument,
  type FieldProblem,
  type IsoDate,
  invalidField,
  invalidFields,
  UserError,
} from '#contracts';
import type { StandInScope } from '../authority/index.js';
import { addDays, formatDate } from '../calendar/index.js';
import { isIssued, NOT_ISSUED } from '../document/index.js';
import { overlaps, type Span, type StandIn } from './stand-in.js';

/** What is asked for: somebody takes a person's place from a day to a day; nobody: an absence is made known. */
export interface Naming {
  person: string;
  by: string | null;
  scope: StandInScope;
  since: IsoDate;
  until: IsoDate;
  document: BasisDocument | null;
}

/** What the rules must know of the world. */
export interface NamingContext {
  today: IsoDate;
  /** Those that are in force or to come. */
  standIns: readonly StandIn[];
  isActive: (person: string) => boolean;
  /** Whether the person heads a unit: only then there is something to sign. */
  heads: (person: string) => boolean;
}

/** An absence that lasts longer is another office, not a stand-in. */
const LONGEST_DAYS = 366;

/**
 * The rules of naming a stand-in. There is no chain: on no day somebody is both absent and in another's place.
 *
 * @throws UserError `invalid-input` naming every field that is wrong
 */
export function checkNaming(naming: Naming, ctx: NamingContext): void {
  const problems = [...dateProblems(naming, ctx), ...personProblems(naming, ctx)];
  if (naming.scope === 'sign' && naming.by !== null && !isNumbered(naming.document)) {
    problems.push({ path: 'document', message: 'ký thay cần văn bản có số và ngày' });
  }
  if (!isIssued(naming.document?.date, ctx.today))
    problems.push({ path: 'document.date', message: NOT_ISSUED });
  if (problems.length > 0) throw invalidFields(problems);
}

function dateProblems({ since, until }: Naming, { today }: NamingContext): FieldProblem[] {
  if (since < today) return [{ path: 'since', message: 'chỉ ghi từ hôm nay trở đi' }];
  if (until < since) return [{ path: 'until', message: 'phải từ ngày bắt đầu trở đi' }];
  const most = addDays(since, LONGEST_DAYS - 1);
  return until > most ? [{ path: 'until', message: `phải không quá ${formatDate(most)} (một năm)` }] : [];
}

function personProblems(naming: Naming, ctx: NamingContext): FieldProblem[] {
  const { person, by, scope } = naming;
  const span: Span = { since: naming.since, until: naming.until, endedOn: null };
  const during = ctx.standIns.filter((s) => overlaps(s, span));
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });

  if (!ctx.isActive(person)) refuse('person', 'không có người này, hoặc người này không còn hoạt động');
  else if (by !== null && scope === 'sign' && !ctx.heads(person)) {
    refuse('scope', 'người này không đứng đầu đơn vị nào nên không có văn bản để ký thay');
  }
  // An absence that nobody covers may be covered later; it is not named twice.
  const same = during.find((s) => s.person === person && s.scope === scope && (s.by !== null || by === null));
  if (same) refuse('since', `đã ghi ${days(same)} cho phạm vi này; kết thúc phân công đó trước`);
  const standing = during.find((s) => s.by === person);
  if (standing) refuse('person', `đang được phân công thay người khác ${days(standing)}`);

  if (by === null) return problems;
  if (by === person) refuse('by', 'phải là người khác');
  else if (!ctx.isActive(by)) refuse('by', 'không có người này, hoặc người này không còn hoạt động');
  else {
    const absent = during.find((s) => s.person === by);
    if (absent) refuse('by', `đồng chí này vắng ${days(absent)}`);
  }
  return problems;
}

function days({ since, until }: Span): string {
  return `từ ${formatDate(since)} đến ${formatDate(until)}`;
}

function isNumbered(document: BasisDocument | null): boolean {
  return document !== null && (document.number ?? '') !== '' && document.date !== null;
}

/**
 * Ends it from a day on: today, or a later one.
 *
 * @throws UserError `state-conflict` when it is over already, `invalid-input` for a day outside
 */
export function checkEnding(standIn: StandIn, on: IsoDate, today: IsoDate): void {
  if (standIn.endedOn !== null || standIn.until < today) {
    throw new UserError('state-conflict', 'Phân công này đã kết thúc.', [], {
      until: standIn.until,
      endedOn: standIn.endedOn,
    });
  }
  if (on < today || on > standIn.until) {
    const message = `phải từ hôm nay đến ${formatDate(standIn.until)}`;
    throw invalidField('on', message);
  }
}
