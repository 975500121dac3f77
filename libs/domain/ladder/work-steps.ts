import type { IsoDate } from '#contracts';
import { formatDate, type WorkingCalendar } from '../calendar/index.js';
import { HEAD, OFFICE, OFFICER, type RoleRef, type Rung } from './rung.js';

/** Working days after the signature at which an undecided extension is brought to the office's mind, once. */
const UNDECIDED_AFTER = 5;

/** Input asked of a coordinating unit: `P-1`, `P+1` and `P+3` to its head; the lead's officer hears from `P+1` on. */
export function inputRungs(
  input: { no: number; unit: string; due: IsoDate; askedOn: IsoDate },
  calendar: WorkingCalendar,
): Rung[] {
  const coordinating: RoleRef = { role: 'coordinating-head', unit: input.unit };
  const due = formatDate(input.due);
  const rung = (name: string, on: IsoDate, to: Rung['to'], kind: Rung['kind'], why: string): Rung => ({
    key: `p${input.no}/${name}`,
    name,
    track: `input-${input.no}`,
    kind,
    on,
    to,
    why,
  });
  const after = (count: number) =>
    rung(
      `P+${count}`,
      calendar.addWorkingDays(input.due, count),
      [coordinating, OFFICER],
      'overdue',
      `Ngày làm việc thứ ${count} sau ngày cần có ý kiến phối hợp (${due}).`,
    );
  const before = rung(
    'P-1',
    calendar.before(calendar.onOrBefore(input.due)),
    [coordinating],
    'reminder',
    `Ngày làm việc liền trước ngày cần có ý kiến phối hợp (${due}).`,
  );
  return [...(before.on > input.askedOn ? [before] : []), after(1), after(3)];
}

/** A difficulty with an owner: `V-0` on its day, `V+1` the working day after, also to the office. */
export function difficultyRungs(
  difficulty: { no: number; owner: string; due: IsoDate; ownedOn: IsoDate },
  calendar: WorkingCalendar,
): Rung[] {
  const owner: RoleRef = { role: 'person', person: difficulty.owner };
  const due = formatDate(difficulty.due);
  const day = calendar.onOrBefore(difficulty.due);
  const rung = (name: string, on: IsoDate, to: Rung['to'], why: string): Rung => ({
    key: `v${difficulty.no}@${difficulty.ownedOn}/${name}`,
    name,
    track: `difficulty-${difficulty.no}`,
    kind: 'reminder',
    on,
    to,
    why,
  });
  const rungs = [
    rung('V-0', day, [owner], `Đúng ngày cần xử lý vướng mắc (${due}).`),
    rung(
      'V+1',
      calendar.addWorkingDays(difficulty.due, 1),
      [owner, OFFICE],
      `Ngày làm việc liền sau ngày cần xử lý vướng mắc (${due}).`,
    ),
  ];
  return rungs.filter((r) => r.on > difficulty.ownedOn);
}

/** A signed request for more time that nobody has decided: `G+5` to the office and, for its knowledge, the head. */
export function extensionRungs(
  extension: { no: number; signedOn: IsoDate },
  calendar: WorkingCalendar,
): Rung[] {
  return [
    {
      key: `g${extension.no}@${extension.signedOn}/G+${UNDECIDED_AFTER}`,
      name: `G+${UNDECIDED_AFTER}`,
      track: 'extension',
      kind: 'reminder',
      on: calendar.addWorkingDays(extension.signedOn, UNDECIDED_AFTER),
      to: [OFFICE, HEAD],
      why: `Ngày làm việc thứ ${UNDECIDED_AFTER} sau khi đề nghị gia hạn được ký (${formatDate(extension.signedOn)}) mà chưa có quyết định.`,
    },
  ];
}
