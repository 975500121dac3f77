import type { EntityManager } from 'typeorm';
import { type CycleState, stageOf, type TaskState } from '#domain';
import { calendarChangedWords, type MovedDateLine } from '#mail';
import type { Directory } from '../directory/directory.js';
import { recipientOf } from '../dispatch/say.js';
import { type AdministrativeChangeEntity, AdministrativeMoveEntity } from '../entities/index.js';
import { enqueueLetter } from '../letters/enqueue-letter.js';

/** One mail to each person whose dates a change has moved, when all of it has been carried out. */
export async function sendSummaries(
  tx: EntityManager,
  { id, kind, cause }: AdministrativeChangeEntity,
  directory: Directory,
  at: string,
): Promise<void> {
  if (kind === 'units') return;
  const moves = await tx.find(AdministrativeMoveEntity, {
    where: { changeId: id },
    order: { toDate: 'ASC', aggregateId: 'ASC', what: 'ASC' },
  });
  const subjects = await subjectsOf(tx, [...new Set(moves.map((move) => move.taskId))]);
  for (const person of new Set(moves.flatMap((move) => move.told))) {
    const recipient = recipientOf(directory, person);
    if (!recipient) continue;
    const mine = moves.filter((move) => move.told.includes(person));
    const own = mine.filter((move) => !goesWithItsDate(move, mine));
    const about = [...new Set(own.map((move) => move.taskId))].map((id) => subjects.get(id)!);
    const programmes = new Set(about.map(({ programme }) => programme));
    await enqueueLetter(tx, at, {
      ...{ kind: 'calendar-changed', id, recipient: person, lines: [] },
      programme: programmes.size === 1 ? [...programmes][0]! : null,
      demo: about.some(({ demo }) => demo),
      words: calendarChangedWords(
        recipient.form,
        cause,
        own.map((move) => lineOf(move, subjects)),
      ),
    });
  }
}

/** The last working day that moves to the same day as the date itself is not told twice. */
function goesWithItsDate(move: AdministrativeMoveEntity, all: readonly AdministrativeMoveEntity[]): boolean {
  const { aggregateId, deadlineId, toDate } = move;
  const isSame = (o: AdministrativeMoveEntity) =>
    o.what === 'legal-due' &&
    o.aggregateId === aggregateId &&
    o.deadlineId === deadlineId &&
    o.toDate === toDate;
  return move.what === 'working-due' && all.some(isSame);
}

function lineOf(move: AdministrativeMoveEntity, subjects: ReadonlyMap<string, Subject>): MovedDateLine {
  const what = move.what as MovedDateLine['what'];
  const task = subjects.get(move.taskId)!.nameOf(move.deadlineId);
  return { task, what, from: move.fromDate!, to: move.toDate! };
}

/** A task, or a cycle with its stages, as a mail names it. */
interface Subject {
  programme: string;
  demo: boolean;
  nameOf: (deadline: string) => string;
}

async function subjectsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Subject>> {
  const rows = await tx.query('SELECT id, kind, state FROM aggregate WHERE id = ANY($1)', [ids]);
  return new Map(
    (rows as { id: string; kind: string; state: TaskState | CycleState }[]).map(({ id, kind, state }) => [
      id,
      kind === 'cycle' ? cycleSubject(state as CycleState) : taskSubject(state as TaskState),
    ]),
  );
}

function taskSubject({ code, title, classification, programme, demo }: TaskState): Subject {
  return { programme, demo, nameOf: () => (classification === 'internal' ? code : `${code} – ${title}`) };
}

function cycleSubject(state: CycleState): Subject {
  const { title, programme } = state;
  return { programme, demo: false, nameOf: (stage) => `${title} – ${stageOf(state, stage)?.name ?? stage}` };
}
