import type { CaseCommand, IsoDate, OwedAnswer, TaskCommandType } from '#contracts';
import { aimOf, type CaseState, formatDateWithWeekday, type TaskState, type WorkingCalendar } from '#domain';
import { type CalendarEntry, plainText } from '#mail';
import type { VersionSeen } from '#persistence';
import { isStage } from '../cases/stage-as-task.js';
import { words } from './words.js';

/** What entries are made with: where the page is, and the versions of what they are about. */
export interface FeedScene {
  publicUrl: string;
  calendar: WorkingCalendar;
  versions: ReadonlyMap<string, VersionSeen>;
}

/** What is known of an entry before it is given its place in the feed. */
interface Matter {
  /** Stable over every version: a calendar replaces the entry instead of adding one. */
  key: string;
  /** The aggregate whose version counts. */
  of: string;
  date: IsoDate;
  /** What is due, before the code and the title. */
  act: string;
  code: string;
  title: string;
  lines: readonly (string | null)[];
  path: string;
  confidential: boolean;
}

/** The dates of a task that its unit works to: the present ladder's, with how each came to be. */
export function deadlineEntries(task: TaskState, scene: FeedScene): CalendarEntry[] {
  return task.deadlines.flatMap((d) => {
    const aim = d.status === 'open' || d.status === 'rework' ? aimOf(d, scene.calendar) : null;
    if (aim === null) return [];
    const rework = d.status === 'rework' && d.reworkDue !== null;
    return entryOf(
      {
        ...ofTask(task, `${task.id}-${d.id}`, aim.workingDue),
        act: rework ? words.rework : words.due,
        lines: [
          d.deliverable && words.deliverable(d.deliverable),
          aim.legalDue === aim.workingDue ? null : words.legalDue(formatDateWithWeekday(aim.legalDue)),
          ...(rework ? [words.returned] : d.explanation),
        ],
      },
      scene,
    );
  });
}

/** What waits for this person's own decision on a task, by the acts that the person may do. */
export function decisionEntries(
  task: TaskState,
  may: readonly TaskCommandType[],
  scene: FeedScene,
): CalendarEntry[] {
  return task.deadlines.flatMap((d) => {
    const { submission, extension } = d;
    const entries: CalendarEntry[] = [];
    if (d.status === 'submitted' && submission !== null && may.includes('accept-deliverable')) {
      const matter = ofTask(task, `check-${task.id}-${d.id}`, submission.checkDue);
      const lines = [
        words.deliverable(d.deliverable),
        words.submitted(formatDateWithWeekday(submission.recordedOn)),
      ];
      entries.push(...entryOf({ ...matter, act: words.check, lines }, scene));
    }
    const aim = extension ? aimOf(d, scene.calendar) : null;
    if (!extension || aim === null) return entries;
    const act = extension.signedOn === null ? ('sign-extension' as const) : ('decide-extension' as const);
    if (!may.includes(act)) return entries;
    const matter = ofTask(task, `extension-${task.id}-${d.id}`, aim.workingDue);
    const lines = [words.deliverable(d.deliverable), words.asked(formatDateWithWeekday(extension.newDue))];
    return [...entries, ...entryOf({ ...matter, act: words.extension[act], lines }, scene)];
  });
}

/** A case that waits for this person: to conclude it, to speak in it, or to explain. */
export function caseEntries(
  one: CaseState,
  task: TaskState,
  may: readonly CaseCommand['type'][],
  scene: FeedScene,
): CalendarEntry[] {
  const act = (['conclude', 'give-opinion', 'give-statement'] as const).find(
    (type) => may.includes(type) && (type === 'give-statement') === (one.status === 'awaiting-explanation'),
  );
  const due = one.status === 'with-committee' ? one.answerDue : one.explanationDue;
  if (act === undefined || due === null) return [];
  return entryOf(
    {
      ...ofTask(task, `case-${one.id}`, scene.calendar.onOrBefore(due)),
      of: one.id,
      act: words.case[act],
      lines: [
        task.deadlines.find(({ id }) => id === one.deadlineId)?.deliverable ?? null,
        one.reachedOn === null ? null : words.reached(formatDateWithWeekday(one.reachedOn)),
      ],
      path: `/cho-y-kien/${encodeURIComponent(one.id)}`,
      ...(isStage(task) ? { code: '' } : {}),
    },
    scene,
  );
}

/** A stage of a running cycle that the person's unit still owes. */
export function stageEntries(owed: OwedAnswer, scene: FeedScene): CalendarEntry[] {
  const { cycle, stage, unit, due, workingDue, byForm, status } = owed;
  if (due === null || workingDue === null) return [];
  const form = `/don-vi/${encodeURIComponent(unit.code)}?${new URLSearchParams({ buoc: stage.id })}`;
  return entryOf(
    {
      key: `stage-${cycle.id}-${stage.id}-${unit.code}`,
      of: cycle.id,
      date: workingDue,
      act: byForm ? words.answer : words.stage,
      code: '',
      title: `${stage.name} (${cycle.title})`,
      lines: [
        words.unit(unit.name),
        due === workingDue ? null : words.legalDue(formatDateWithWeekday(due)),
        status === 'returned' ? words.returned : null,
      ],
      path: `/ky/${encodeURIComponent(cycle.id)}${byForm ? form : ''}`,
      confidential: false,
    },
    scene,
  );
}

function ofTask(task: TaskState, key: string, date: IsoDate) {
  return {
    ...{ key, of: task.id, date, code: task.code, title: task.title },
    path: `/nhiem-vu/${encodeURIComponent(task.id)}`,
    confidential: task.classification === 'internal',
  };
}

/** Of what is for internal use a calendar learns what a mail does: code, date and link. */
function entryOf(matter: Matter, { publicUrl, versions }: FeedScene): CalendarEntry[] {
  const { key, of, date, act, code, confidential, path } = matter;
  const seen = versions.get(of);
  // Taken away since its list was read: gone with the next reading.
  if (seen === undefined) return [];
  const url = `${publicUrl}${path}`;
  const named = confidential ? [code] : [code, plainText(matter.title)];
  const told = confidential ? [] : matter.lines.filter((line) => line !== null && line !== '');
  return [
    {
      uid: `${key}@${new URL(publicUrl).hostname}`,
      sequence: seen.version,
      changedAt: seen.at,
      date,
      summary: `${act}: ${named.filter(Boolean).join(' – ')}`,
      description: [...told.map((line) => plainText(line as string)), url].join('\n'),
      url,
      confidential,
    },
  ];
}
