import { describe, expect, it } from '@jest/globals';
import type { AttachmentView } from '#contracts';
import { bySubmission } from './by-submission.js';

const file = (id: string, deadlineId: string, no: number) =>
  ({ id, submission: { act: 'submission', taskId: 'n1', deadlineId, no } }) as AttachmentView;
const submitted = (no: number, more: Record<string, unknown> = {}) => ({
  type: 'deliverable-submitted',
  data: { deadlineId: 'm1', no, completedOn: '2026-11-12', recordedOn: '2026-11-22', ...more },
});

describe('the files of a deadline', () => {
  it('are told apart by submission, the newest first, each with its own lateness', () => {
    const files = [file('a', 'm1', 1), file('b', 'm1', 2), file('c', 'm2', 1), file('d', 'm1', 2)];
    const events = [submitted(1, { backdated: true }), submitted(2)];
    expect(bySubmission('m1', files, events)).toEqual([
      { no: 2, files: [files[1], files[3]], late: null },
      { no: 1, files: [files[0]], late: { completedOn: '2026-11-12', recordedOn: '2026-11-22' } },
    ]);
    expect(bySubmission('m3', files, events)).toEqual([]);
  });
});
