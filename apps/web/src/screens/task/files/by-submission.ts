import type { AttachmentView, EventView } from '#contracts';

/** The files of one submission of a deadline. */
export interface SubmissionFiles {
  no: number;
  files: AttachmentView[];
  /** When it was recorded after the day it counts for. */
  late: { completedOn: string; recordedOn: string } | null;
}

/** The newest submission first; those without files are left out. */
export function bySubmission(
  deadlineId: string,
  files: readonly AttachmentView[],
  events: readonly Pick<EventView, 'type' | 'data'>[],
): SubmissionFiles[] {
  const found = new Map<number, SubmissionFiles>();
  for (const file of files) {
    if (file.submission?.deadlineId !== deadlineId || file.submission.act !== 'submission') continue;
    const { no } = file.submission;
    const group = found.get(no) ?? { no, files: [], late: lateOf(events, deadlineId, no) };
    group.files.push(file);
    found.set(no, group);
  }
  return [...found.values()].sort((a, b) => b.no - a.no);
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
