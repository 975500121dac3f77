import { workflowId } from '#contracts';
import { ClockStore, ExpectedWorkflows, idOf, Slots, WorkflowSubjects } from '#persistence';
import type { Opened } from '../installation.js';
import type { OpenedWorkflows } from '../reconcile/running-workflows.js';
import { type Pinned, ringsWrongly, tooLong, triedTooOften } from '../reconcile/soundness.js';
import type { WorkflowSeen } from '../reconcile/workflow-seen.js';

/** Those that wake next; all of a province would take minutes. */
const LOOKED_AT = 100;
const AT_ONCE = 16;
/** A worker that is restarted makes a step fail once or twice. */
const TRIES = 5;
/** A worker that was cut off when the clock was moved sets timers by the clock before. */
const HEARD_WITHIN_MS = 60_000;

/** For `doctor`: whether what runs is sound and wakes when the record says. @throws what is wrong, in one line */
export async function workflowsSound(opened: Opened, running: OpenedWorkflows | null): Promise<string> {
  if (running === null) throw wrong('Temporal không trả lời');
  const problems = (await running.endedBadly()).map(({ id, status }) => `${id}: ${status}`);
  const wakes = await toLookAt(opened, running);
  const pinned = await pinnedClock(opened);
  const ids = [...wakes.keys()];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => running.look(id)));
    for (const seen of some)
      problems.push(
        ...troublesOf(seen, wakes.get(seen.id) ?? null, pinned).map((one) => `${seen.id}: ${one}`),
      );
  }
  if (problems.length > 0) throw wrong(`${problems.length} điều sai, như ${problems[0]}`);
  return `${ids.length} luồng gần nhất: gọn, không kẹt, hẹn giờ đúng hồ sơ`;
}

function troublesOf(seen: WorkflowSeen, wake: string | null, pinned: Pinned | null): string[] {
  const heard = pinned === null ? 0 : Date.parse(pinned.real) + HEARD_WITHIN_MS;
  const certain = seen.timer === null || Date.parse(seen.timer.setAt) > heard;
  return [
    tooLong(seen),
    triedTooOften(seen, TRIES),
    wake === null || !certain ? null : ringsWrongly(seen, wake, pinned),
  ].filter((one) => one !== null);
}

/** Ids with the record's wake-up; null where it may be another one in a moment. */
async function toLookAt(
  { persistence, clock }: Opened,
  running: OpenedWorkflows,
): Promise<Map<string, string | null>> {
  const { dataSource, settings } = persistence;
  const slots = new Slots(dataSource, clock, settings);
  const unsettled = await new ExpectedWorkflows(dataSource, slots).unsettled();
  const next = await new WorkflowSubjects(dataSource).wakingNext(LOOKED_AT);
  const wakes = new Map(next.map((one) => [idOf(one), unsettled.has(idOf(one)) ? null : one.nextWake]));
  for (const { code } of await persistence.reads.programmes()) wakes.set(workflowId.programme(code), null);
  for (const slot of await slots.unfinished()) wakes.set(workflowId.dispatch(slot), null);
  // What does not run at all is told by the comparison with the record.
  const list = await running.list();
  return new Map([...wakes].filter(([id]) => list.has(id)));
}

async function pinnedClock({ persistence }: Opened): Promise<Pinned | null> {
  const anchor = await new ClockStore(persistence.dataSource, persistence.notifications).load();
  if (anchor === null) return null;
  const { realAnchor, programmeAnchor, speed } = anchor;
  return { real: realAnchor.toISOString(), programme: programmeAnchor.toISOString(), speed };
}

function wrong(text: string): Error {
  return Object.assign(new Error(text), { code: text });
}
