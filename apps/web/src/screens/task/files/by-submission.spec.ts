import { describe, expect, it } from '@jest/globals';
import type { AttachmentView } from '#contracts';
import { bySubmission } from './by-submission.js';

const file = (id: string, deadlineId: string, no: number, act = 'submission') =>
  ({ id, submission: { act, taskId: 'n1', deadlineId, no } }) as AttachmentView;
const submitted = (no: number, more: Record<string, unknown> = {}) => ({
  type: 'deliverable-submitted',
  data: { deadlineId: 'm1', no, completedOn: '2026-11-12', recordedOn: '2026-11-22', ...more },
});

describe('the files of a deadline', () => {
  it('are told apart by submission, the newest first, each with its own lateness', () => {
    const files = [file('a', 'm1', 1), file('b', 'm1', 2), file('c', 'm2', 1), file('d', 'm1', 2)];
    const events = [submitted(1, { backdated: true }), submitted(2)];
    expect(bySubmission('m1', files, events)).toEqual([
      { act: 'submission', no: 2, files: [files[1], files[3]], late: null },
      {
        act: 'submission',
        no: 1,
        files: [files[0]],
        late: { completedOn: '2026-11-12', recordedOn: '2026-11-22' },
      },
    ]);
    expect(bySubmission('m3', files, events)).toEqual([]);
  });

  it('those of a request for more time stand apart; those of its case are elsewhere', () => {
    const files = [file('a', 'm1', 1, 'extension'), file('b', 'm1', 1), file('c', 'm1', 0, 'case')];
    expect(bySubmission('m1', files, [submitted(1)])).toEqual([
      { act: 'submission', no: 1, files: [files[1]], late: null },
      { act: 'extension', no: 1, files: [files[0]], late: null },
    ]);
  });
});
