import type { Client } from '@temporalio/client';
// With a copy of protobufjs of its own in each of Temporal's packages, only plain events can be counted here.
import proto from '@temporalio/proto';

const { HistoryEvent } = proto.temporal.api.history.v1;
type Event = proto.temporal.api.history.v1.IHistoryEvent;

/** The latest wake of a workflow: from the firing of its timer to the setting of the next. */
export interface Wake {
  /** Milliseconds since 1970 of the server's clock. */
  from: number;
  to: number;
  events: number;
  bytes: number;
}

const AT_ONCE = 8;

/** @throws Error when one of them has not woken and gone to sleep again */
export async function wakesOf({ workflow }: Client, ids: readonly string[]): Promise<Wake[]> {
  const wakes: Wake[] = [];
  let next = 0;
  const read = async () => {
    for (let n = next++; n < ids.length; n = next++) {
      const { events } = await workflow.getHandle(ids[n]!).fetchHistory();
      const wake = latestWake(events ?? []);
      if (wake === null) throw new Error(`${ids[n]} has not woken and gone to sleep again`);
      wakes.push(wake);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  return wakes;
}

/** Null when no timer has fired, or none was set since. */
export function latestWake(events: readonly Event[]): Wake | null {
  const fired = events.findLastIndex((event) => event.timerFiredEventAttributes != null);
  const set = events.findIndex((event, at) => at > fired && event.timerStartedEventAttributes != null);
  if (fired < 0 || set < 0) return null;
  const own = events.slice(fired, set + 1);
  return {
    from: msOf(events[fired]!),
    to: msOf(events[set]!),
    events: own.length,
    bytes: own.reduce((sum, event) => sum + HistoryEvent.encode(event).finish().length, 0),
  };
}

function msOf({ eventTime }: Event): number {
  return Number(eventTime?.seconds ?? 0) * 1000 + (eventTime?.nanos ?? 0) / 1e6;
}
