import type { AttachmentView, EventView } from '#contracts';

/** The files of one submission of a deadline, or of one request for more time. */
export interface SubmissionFiles {
  act: 'submission' | 'extension';
  no: number;
  files: AttachmentView[];
  /** When it was recorded after the day it counts for. */
  late: { completedOn: string; recordedOn: string } | null;
}

/** The newest submission first, requests after them; what has no files is left out. */
export function bySubmission(
  deadlineId: string,
  files: readonly AttachmentView[],
  events: readonly Pick<EventView, 'type' | 'data'>[],
): SubmissionFiles[] {
  const found = new Map<string, SubmissionFiles>();
  for (const file of files) {
    if (file.submission?.deadlineId !== deadlineId) continue;
    const { act, no } = file.submission;
    if (act !== 'submission' && act !== 'extension') continue;
    const key = `${act} ${no}`;
    const late = act === 'submission' ? lateOf(events, deadlineId, no) : null;
    const group = found.get(key) ?? { act, no, files: [], late };
    group.files.push(file);
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => b.act.localeCompare(a.act) || b.no - a.no);
}

function lateOf(
  events: readonly Pick<EventView, 'type' | 'data'>[],
  deadlineId: string,
  no: number,
): SubmissionFiles['late'] {
  const { data } =
    events.find(
      ({ type, data: of }) =>
        type === 'deliverable-submitted' && of['deadlineId'] === deadlineId && of['no'] === no,
    ) ?? {};
  if (data?.['backdated'] !== true) return null;
  return { completedOn: String(data['completedOn']), recordedOn: String(data['recordedOn']) };
}
