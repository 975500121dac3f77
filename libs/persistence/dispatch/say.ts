import { type EntityManager, In } from 'typeorm';
import type { CaseState, CycleState, SupervisionState, TaskState, WorkingCalendar } from '#domain';
import type { DigestLine, FormOfAddress } from '#mail';
import type { Directory } from '../directory/directory.js';
import { AggregateEntity } from '../entities/index.js';
import { cycleLine } from './cycle-line.js';
import { linesOf } from './digest-line.js';
import type { PlannedItem } from './items.js';
import { supervisionLine } from './supervision-line.js';

export interface Recipient {
  id: string;
  name: string;
  address: string;
  /** Mail came back from the address: none is sent to it. */
  suspended: boolean;
  form: FormOfAddress;
}

/** A line with the item that it says. */
export interface SaidLine {
  item: PlannedItem;
  programme: string;
  demo: boolean;
  line: DigestLine;
}

export interface Speaking {
  recipient: Recipient;
  directory: Directory;
  calendar: WorkingCalendar;
  publicUrl: string;
}

/** Words the items of one person; `subjects` has the tasks and cycles that cases among the aggregates are about. */
export function sayItems(
  items: readonly PlannedItem[],
  aggregates: ReadonlyMap<string, AggregateEntity>,
  subjects: ReadonlyMap<string, TaskState | CycleState>,
  { recipient, directory, calendar, publicUrl }: Speaking,
): SaidLine[] {
  const said = items.flatMap((item) => {
    const aggregate = aggregates.get(item.aggregateId)!;
    const { state } = aggregate;
    const caseFile = aggregate.kind === 'case' ? (state as CaseState) : null;
    const of = caseFile === null ? state : subjects.get(caseFile.taskId)!;
    const told = {
      caseFile,
      programmeName: programmeName(directory, state.programme),
      unitName: (code: string) => directory.units.get(code)?.name ?? code,
      form: recipient.form,
      inPlaceOf: item.inPlaceOf === null ? null : (directory.people.get(item.inPlaceOf)?.name ?? null),
      publicUrl,
      calendar,
    };
    if (aggregate.kind === 'supervision') {
      const line = supervisionLine(item, state as SupervisionState, told);
      return [{ item, programme: state.programme, demo: false, line }];
    }
    if ('stages' in of) {
      const line = cycleLine(item, { ...told, cycle: of as CycleState });
      return [{ item, programme: state.programme, demo: false, line }];
    }
    const task = of as TaskState;
    const leadUnit = leadUnitName(directory, task);
    const personName = (id: string) => directory.people.get(id)?.name ?? id;
    const lines = linesOf(item, { ...told, task, leadUnitName: leadUnit, personName });
    return lines.map((line) => ({ item, programme: task.programme, demo: task.demo, line }));
  });
  return withoutRepeatedNotices(said);
}

/** Given to one officer and to the next on the same day: the last one is told of one assignment. */
function withoutRepeatedNotices(said: readonly SaidLine[]): SaidLine[] {
  const last = new Map<string, SaidLine>();
  for (const one of said) {
    const { item, line } = one;
    const repeats = item.noticeKey !== null && !SEVERAL.test(item.noticeKey);
    last.set(repeats ? [item.aggregateId, item.rung, line.deadline?.id].join('|') : line.key, one);
  }
  return [...last.values()];
}

/** Notices that say which of several they are about: two of them are two things. */
const SEVERAL = /^[a-z-]+\/\d+@/;

export function recipientOf(directory: Directory, id: string): Recipient | null {
  const person = directory.people.get(id);
  if (!person) return null;
  const form: FormOfAddress = person.formOfAddress === 'Ông/Bà' ? 'Ông/Bà' : 'đồng chí';
  const { name, email: address, addressSuspended: suspended } = person;
  return { id, name, address, suspended, form };
}

export function programmeName(directory: Directory, code: string): string {
  return directory.programmes.get(code)?.shortName ?? code;
}

/** The office that a mail about a programme comes from. */
export function officeName(directory: Directory, programme: string): string {
  const body = directory.programmes.get(programme)?.standingBody;
  return body === undefined ? programme : (directory.units.get(body)?.name ?? body);
}

function leadUnitName(directory: Directory, task: TaskState): string | null {
  const code = task.leadUnits[0] ?? task.heldBy;
  return code === null ? null : (directory.units.get(code)?.name ?? code);
}

/** What the cases among some aggregates are about. */
export async function subjectsOfCases(
  tx: EntityManager,
  aggregates: ReadonlyMap<string, AggregateEntity>,
): Promise<ReadonlyMap<string, TaskState | CycleState>> {
  const ids = [...aggregates.values()].flatMap((a) =>
    a.kind === 'case' ? (a.state as CaseState).taskId : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await tx.find(AggregateEntity, { where: { id: In(ids) } });
  return new Map(rows.map((row) => [row.id, row.state as TaskState | CycleState]));
}
