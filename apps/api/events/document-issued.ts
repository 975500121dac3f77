import {
  type BasisDocument,
  type DocumentIssuedData,
  type InboundAnswer,
  type IsoDate,
  invalidField,
  UserError,
} from '#contracts';
import { formatDate } from '#domain';
import type { Actor, EventSource, Persistence } from '#persistence';
import type { Scene } from '../naming/scene.js';
import { requireKnownIssuer } from '../tasks/references.js';

type Effects = Pick<InboundAnswer, 'did' | 'refused'>;

const PAGE = 200;

/**
 * A document was issued. Deadlines that wait for what it brings about get their date; or it becomes the basis of
 * drafts. Each task by its own command, in its own transaction: one that refuses holds up no other.
 *
 * @throws UserError `invalid-input`, `not-allowed`, and what the only task refuses
 */
export async function documentIssued(
  persistence: Persistence,
  { source, actor, scene }: { source: EventSource; actor: Actor; scene: Scene },
  data: DocumentIssuedData,
): Promise<Effects> {
  const { document, event, programme } = data;
  requireKnownIssuer(document, scene.directory);
  const programmes = programme === undefined ? source.programmes : [programme];
  const on = data.on ?? document.date;
  if (event !== undefined && on === null)
    throw invalidField('on', 'cần ngày của sự kiện, hoặc ngày của văn bản');
  const tasks =
    event === undefined
      ? await named(persistence, data.tasks ?? [], programmes)
      : await waiting(persistence, { event, programmes, only: data.tasks ?? null });
  const effects: Effects = { did: [], refused: [] };
  const refusals: UserError[] = [];
  for (const task of tasks) {
    try {
      const command =
        event === undefined
          ? ({ type: 'complete-profile', basis: document } as const)
          : ({ type: 'record-event', event, on: on as IsoDate, note: noteOf(document) } as const);
      const { events } = await persistence.unitOfWork(actor).executeTask(task, command);
      effects.did.push(...events.map(({ type }) => ({ subject: task, event: type })));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error);
      effects.refused.push({ subject: task, detail: error.message });
    }
  }
  const [first] = refusals;
  if (first !== undefined && effects.did.length === 0) throw first;
  return effects;
}

/** Live tasks with a deadline that has no date until this has happened. */
async function waiting(
  persistence: Persistence,
  {
    event,
    programmes,
    only,
  }: { event: string; programmes: readonly string[]; only: readonly string[] | null },
): Promise<string[]> {
  const found: string[] = [];
  for (const programme of programmes) {
    for (let page = 1; ; page += 1) {
      const filter = { programme, status: 'active', deadline: ['waiting-event'] } as const;
      const { items } = await persistence.reads.tasks(filter, { page, pageSize: PAGE, sort: 'code' });
      for (const { id, deadlines } of items) {
        const waits = deadlines.some(
          ({ status, rule }) =>
            status === 'waiting-event' && rule.kind === 'on-event' && rule.event === event,
        );
        if (waits && (only === null || only.includes(id))) found.push(id);
      }
      if (items.length < PAGE) break;
    }
  }
  return found;
}

/** @throws UserError `invalid-input` for a task that is not there, or of another programme */
async function named(
  persistence: Persistence,
  ids: readonly string[],
  programmes: readonly string[],
): Promise<string[]> {
  for (const [i, id] of ids.entries()) {
    const task = await persistence.reads.task(id);
    if (task === null || !programmes.includes(task.programme))
      throw invalidField(`tasks.${i}`, `không có nhiệm vụ ${id} trong các chương trình của nguồn này`);
  }
  return [...new Set(ids)];
}

function noteOf({ title, number, date }: BasisDocument): string {
  const numbered = number === null ? '' : ` số ${number}`;
  return `${title}${numbered}${date === null ? '' : ` ngày ${formatDate(date)}`}`;
}
