import type { LadderPreview, PreviewLadder } from '#contracts';
import { checkPolicy, localDate, sampleLadder, type WorkingCalendar } from '#domain';
import { roleWord, rungTitle } from '../tasks/rung-words.js';

/** What rules would send for a date; also of rules that cannot be saved, with what is wrong with them. */
export function ladderPreviewOf(
  { policy: proposed, ...sample }: PreviewLadder,
  calendar: WorkingCalendar,
): LadderPreview {
  const policy = { version: 'xem trước', ...proposed };
  const { problems, warnings } = checkPolicy(policy, calendar.data.weeklyRest);
  return {
    legalDue: sample.due,
    workingDue: calendar.onOrBefore(sample.due),
    steps: sampleLadder(sample, { calendar, policy }).map(({ line: { at, kind, rung, why }, roles }) => ({
      ...{ day: localDate(at), rung: rung ?? '', title: rungTitle(rung ?? ''), kind, why },
      to: roles.map(roleWord),
    })),
    warnings: [...problems, ...warnings].map(({ path, message }) => ({ path, message })),
  };
}
