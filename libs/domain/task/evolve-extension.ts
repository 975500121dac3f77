import type { Recorded, TaskEvent } from './events.js';
import { dateChanged } from './evolve-dates.js';
import type { DeadlineState, ExtensionRequest, NoticeKind, TaskState } from './state.js';

type Of<T extends TaskEvent['type']> = Recorded<Extract<TaskEvent, { type: T }>>;

/** A request for more time: drafted, signed, then decided or taken back. What it still says in a mail goes with it. */
export function extensionChanged(
  state: TaskState,
  event: Of<
    | 'extension-requested'
    | 'extension-signed'
    | 'extension-withdrawn'
    | 'extension-refused'
    | 'extension-granted'
  >,
): TaskState {
  const { deadlineId } = event.data;
  const settled = (change: (d: DeadlineState) => Partial<DeadlineState>): TaskState => ({
    ...state,
    deadlines: state.deadlines.map((d) => (d.id === deadlineId ? { ...d, ...change(d) } : d)),
    notices: state.notices.filter((n) => n.deadlineId !== deadlineId || !PENDING.has(n.kind)),
  });
  const told = (next: TaskState, kind: NoticeKind, how = ''): TaskState => ({
    ...next,
    notices: [...next.notices, { key: `${kind}${how}@${event.at}`, kind, deadlineId, at: event.at }],
  });
  switch (event.type) {
    case 'extension-requested': {
      const { no, newDue, by, on } = event.data;
      const extension: ExtensionRequest = { no, newDue, requestedOn: on, by, signedOn: null, signedBy: null };
      return {
        ...told(
          settled(() => ({ extension })),
          'extension-drafted',
        ),
        lastActOn: on,
      };
    }
    case 'extension-signed': {
      const { on, by } = event.data;
      const signed = settled((d) => ({
        extension: d.extension ? { ...d.extension, signedOn: on, signedBy: by } : null,
      }));
      return told(signed, 'extension-signed');
    }
    case 'extension-withdrawn':
      return settled(() => ({ extension: null }));
    case 'extension-refused':
      return told(
        settled((d) => ({ extension: null, extensions: counted(d, 'refused') })),
        'extension-decided',
        '/refused',
      );
    case 'extension-granted': {
      const moved = dateChanged(event);
      return told(
        settled((d) => ({ ...moved(d), extension: null, extensions: counted(d, 'granted') })),
        'extension-decided',
        '/granted',
      );
    }
  }
}

/** Only true while the request waits for somebody. */
const PENDING: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['extension-drafted', 'extension-signed']);

function counted(d: DeadlineState, which: 'granted' | 'refused') {
  const so = d.extensions ?? { granted: 0, refused: 0 };
  return { ...so, [which]: so[which] + 1 };
}
