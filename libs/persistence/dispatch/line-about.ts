import type { IsoDate } from '#contracts';
import { aimOf, type DeadlineState, formatDate } from '#domain';
import type { DigestLine, DigestLineKind } from '#mail';
import type { Said } from './items.js';
import type { LineSubject } from './line-subject.js';

/** What an item is about in particular: its kind of line, its own dates, and what else must be said. */
export interface LineAbout {
  kind: DigestLineKind;
  legalDue: IsoDate | null;
  workingDue: IsoDate | null;
  extra: Pick<DigestLine, 'label' | 'about'>;
}

type Fact = readonly [name: string, value: string];

export function aboutOf(item: Said, subject: LineSubject, deadline: DeadlineState | null): LineAbout {
  const kind = kindOf(item);
  return { kind, ...datesOf(kind, item, subject, deadline), extra: extraOf(kind, item, subject, deadline) };
}

const BY_TRACK: Readonly<Record<string, DigestLineKind>> = {
  head: 'head-reminder',
  nudge: 'nudge',
  acknowledgement: 'ack-missing',
  checker: 'check',
  level: 'escalation',
};

function kindOf({ noticeKey, rung, track, kind, role }: Said): DigestLineKind {
  if (noticeKey !== null) return rung as DigestLineKind;
  if (rung === 'Q') return 'question';
  if (track === 'committee') return kindOfCaseRung(rung, role);
  if (track === 'extension') return role === 'office' ? 'extension-waiting' : 'extension-pending';
  if (track?.startsWith('input-')) return role === 'officer' ? 'input-missing' : 'input-due';
  if (track?.startsWith('difficulty-')) return role === 'office' ? 'difficulty-waiting' : 'difficulty-due';
  return BY_TRACK[track ?? ''] ?? (kind === 'overdue' ? 'overdue' : 'reminder');
}

/** The unit owes the explanation; the others are told that it is missing. */
function kindOfCaseRung(rung: string, role: string): DigestLineKind {
  switch (rung[0]) {
    case 'E':
      return role === 'head' ? 'explanation' : 'explanation-missing';
    case 'D':
      return role === 'office' ? 'case-returned' : 'case-not-returned';
    case 'R':
      return 'recommendation';
    default:
      return 'committee';
  }
}

type Dates = Pick<LineAbout, 'legalDue' | 'workingDue'>;

/** The dates that this reader's clock runs to: the checker's, the committee's, a unit's that was asked are their own. */
function datesOf(
  kind: DigestLineKind,
  item: Said,
  { caseFile, task, calendar }: LineSubject,
  deadline: DeadlineState | null,
): Dates {
  const one = (date: IsoDate | null): Dates => ({ legalDue: date, workingDue: date });
  const within = (date: IsoDate | null): Dates =>
    date === null ? one(null) : { legalDue: date, workingDue: calendar.onOrBefore(date) };
  switch (kind) {
    case 'committee':
      return one(caseFile?.answerDue ?? null);
    case 'explanation':
    case 'explanation-missing':
      return within(caseFile?.explanationDue ?? null);
    case 'case-returned':
    case 'case-not-returned':
      return within(caseFile?.resubmitDue ?? null);
    case 'check':
    case 'submitted':
      return one(deadline?.submission?.checkDue ?? null);
    case 'input-asked':
    case 'input-due':
    case 'input-missing':
      return within(task.inputs.find((i) => i.no === numberOf(item))?.due ?? null);
    case 'difficulty-owned':
    case 'difficulty-due':
    case 'difficulty-waiting':
      return within(task.difficulties.find((d) => d.no === numberOf(item))?.due ?? null);
    case 'accepted':
    case 'recommendation':
      return one(null);
  }
  if (deadline === null) return one(null);
  const aim = aimOf(deadline, calendar);
  return aim ?? { legalDue: deadline.legalDue, workingDue: deadline.workingDue };
}

function extraOf(
  kind: DigestLineKind,
  item: Said,
  { task, unitName, personName }: LineSubject,
  deadline: DeadlineState | null,
): LineAbout['extra'] {
  const input = task.inputs.find((i) => i.no === numberOf(item));
  const difficulty = task.difficulties.find((d) => d.no === numberOf(item));
  switch (kind) {
    case 'extension-drafted':
    case 'extension-signed':
    case 'extension-waiting':
    case 'extension-pending':
      return { about: dated('Hạn đề nghị', deadline?.extension?.newDue) };
    case 'extension-decided': {
      const granted = item.noticeKey?.includes('/granted@') === true;
      const was = granted ? dated('Hạn trước', previous(deadline)) : [];
      return { label: granted ? 'đã được gia hạn' : 'thời hạn giữ nguyên, không gia hạn', about: was };
    }
    case 'date-moved': {
      const change = deadline?.dates?.at(-1);
      const { title, number } = change?.basis ?? { title: null, number: null };
      const document: Fact[] =
        title === null ? [] : [['Văn bản', number === null ? title : `${title} số ${number}`]];
      return { about: [...dated('Hạn trước', change?.from), ...document] };
    }
    case 'input-missing':
    case 'input-given':
      return input ? { about: [['Đơn vị phối hợp', unitName(input.unit)]] } : {};
    case 'difficulty-waiting':
      return difficulty?.owner ? { about: [['Người xử lý', personName(difficulty.owner)]] } : {};
    default:
      return {};
  }
}

function previous(deadline: DeadlineState | null): IsoDate | null | undefined {
  return deadline?.dates?.at(-1)?.from;
}

function dated(name: string, date: IsoDate | null | undefined): Fact[] {
  return date ? [[name, formatDate(date)]] : [];
}

/** Which input or difficulty: a rung says it in its track, a notice in its key. */
function numberOf({ track, noticeKey }: Said): number | null {
  const found = /^(?:input|difficulty)-(\d+)$/.exec(track ?? '') ?? /^[a-z-]+\/(\d+)@/.exec(noticeKey ?? '');
  return found ? Number(found[1]) : null;
}
