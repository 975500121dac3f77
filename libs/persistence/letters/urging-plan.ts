import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { aimOf, type DeadlineState, type RoleRef, type TaskState, type WorkingCalendar } from '#domain';
import { type FormOfAddress, urgingWords } from '#mail';
import type { Directory } from '../directory/directory.js';
import { linesOf } from '../dispatch/digest-line.js';
import type { Said } from '../dispatch/items.js';
import { officeName, programmeName, recipientOf } from '../dispatch/say.js';
import { canonicalJson } from '../record/canonical-json.js';
import type { Letter, LetterLine } from './letter.js';

export const URGING = 'urging';

/** What an urging is made of, at one moment. */
export interface UrgingScene {
  today: IsoDate;
  directory: Directory;
  calendar: WorkingCalendar;
  publicUrl: string;
  /** Who has had the office's letter today already. */
  urgedToday: ReadonlySet<string>;
}

/** Letters before they have a name, and what is left out. */
export interface UrgingPlan {
  letters: Omit<Letter, 'id'>[];
  /** The tasks that somebody is told about. */
  urged: TaskState[];
  skipped: { task: TaskState; reason: string }[];
  /** Of everything above and of the words: another one, another basis. */
  basis: string;
}

interface Told {
  task: TaskState;
  line: LetterLine;
}

/** One mail per person with all of their tasks; whoever holds a task is told: its officer, else the head of the unit. */
export function planUrging(tasks: readonly TaskState[], note: string, scene: UrgingScene): UrgingPlan {
  const byPerson = new Map<string, Told[]>();
  const skipped: UrgingPlan['skipped'] = [];
  const urged: TaskState[] = [];
  for (const task of tasks) {
    const { persons, role, inPlaceOf } = holders(task, scene);
    const reason = notUrged(task, persons, scene);
    if (reason !== null) {
      skipped.push({ task, reason });
      continue;
    }
    urged.push(task);
    for (const person of persons.filter((id) => !scene.urgedToday.has(id))) {
      const line = lineOf(task, person, role, inPlaceOf?.[person] ?? null, scene);
      byPerson.set(person, [...(byPerson.get(person) ?? []), { task, line }]);
    }
  }
  const letters = [...byPerson].map(([person, told]) => letterTo(person, told, note, scene));
  const versions = (of: readonly TaskState[]) => of.map(({ id, version }) => [id, version]);
  const basis = createHash('sha256')
    .update(
      canonicalJson({
        note,
        today: scene.today,
        letters: letters.map(({ recipient, lines }) => [recipient, lines.map(({ task }) => task)]),
        urged: versions(urged),
        skipped: skipped.map(({ task, reason }) => [task.id, task.version, reason]),
      }),
    )
    .digest('hex');
  return { letters, urged, skipped, basis };
}

/** Whom the office has written to on a day: what is frozen, and what is still on its way to it. */
export async function urgedOn(tx: EntityManager, day: IsoDate): Promise<ReadonlySet<string>> {
  const rows = (await tx.query(
    `SELECT recipient FROM message WHERE class = 'letter' AND slot_date = $1 AND key LIKE $2
     UNION SELECT payload ->> 'recipient' FROM outbox
     WHERE topic = 'letter' AND payload ->> 'kind' = $3
       AND (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = $1::date`,
    [day, `${URGING}/%`, URGING],
  )) as { recipient: string }[];
  return new Set(rows.map((row) => row.recipient));
}

interface Holders {
  persons: readonly string[];
  role: RoleRef['role'];
  inPlaceOf: Readonly<Record<string, string>> | undefined;
}

function holders(task: TaskState, { directory, today }: UrgingScene): Holders {
  for (const role of ['officer', 'head'] as const) {
    const { persons, inPlaceOf } = directory.recipients(task, { role }, today);
    if (persons.length > 0) return { persons, role, inPlaceOf };
  }
  return { persons: [], role: 'head', inPlaceOf: undefined };
}

function notUrged(task: TaskState, persons: readonly string[], scene: UrgingScene): string | null {
  if (task.status !== 'active') return 'nhiệm vụ không ở trạng thái đang thực hiện';
  if (!task.deadlines.some(isWithUnit)) return 'không có mốc nào đang chờ đơn vị thực hiện';
  if (task.urgedOn === scene.today) return 'hôm nay nhiệm vụ đã được đôn đốc';
  if (persons.length === 0) return 'chưa có người nhận thư';
  return persons.every((id) => scene.urgedToday.has(id)) ? 'hôm nay người nhận đã có thư đôn đốc' : null;
}

function isWithUnit({ status }: DeadlineState): boolean {
  return ['open', 'rework', 'continuous', 'waiting-event'].includes(status);
}

function letterTo(
  person: string,
  told: readonly Told[],
  note: string,
  scene: UrgingScene,
): Omit<Letter, 'id'> {
  const { directory } = scene;
  const programmes = [...new Set(told.map(({ task }) => task.programme))].sort();
  const office = officeName(directory, programmes[0]!);
  return {
    kind: URGING,
    recipient: person,
    programme: programmes[0]!,
    demo: told.some(({ task }) => task.demo),
    words: urgingWords({ office, form: formOf(directory, person), note, tasks: told.length }),
    lines: told.map(({ line }) => line),
  };
}

function formOf(directory: Directory, person: string): FormOfAddress {
  return recipientOf(directory, person)?.form ?? 'đồng chí';
}

/** The task by its nearest date, in the words of a digest. */
function lineOf(
  task: TaskState,
  person: string,
  role: RoleRef['role'],
  inPlaceOf: string | null,
  { directory, calendar, publicUrl, today }: UrgingScene,
): LetterLine {
  const due = (d: DeadlineState) => aimOf(d, calendar)?.legalDue ?? '9999-12-31';
  const [nearest] = task.deadlines.filter(isWithUnit).sort((a, b) => due(a).localeCompare(due(b)));
  const deadlineId = nearest?.id ?? null;
  const unit = task.leadUnits[0] ?? task.heldBy;
  const unitName = (code: string) => directory.units.get(code)?.name ?? code;
  const personName = (id: string) => directory.people.get(id)?.name ?? id;
  const item: Said = {
    ...{
      key: `${URGING}|${task.id}`,
      noticeKey: URGING,
      rung: URGING,
      kind: 'notice',
      track: null,
      doneKey: null,
    },
    ...{ aggregateId: task.id, deadlineId, role, why: '', slot: today, nominal: today, late: false },
  };
  const [line] = linesOf(item, {
    ...{ task, caseFile: null, calendar, publicUrl, unitName, personName },
    programmeName: programmeName(directory, task.programme),
    leadUnitName: unit === null ? null : unitName(unit),
    form: formOf(directory, person),
    inPlaceOf: inPlaceOf === null ? null : personName(inPlaceOf),
  });
  return { task: task.id, deadlineId, line: line! };
}
