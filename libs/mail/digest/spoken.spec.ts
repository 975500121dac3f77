import { describe, expect, it } from '@jest/globals';
import { calendarFor } from './attachment.js';
import { composeDigest } from './compose.js';
import { line, view } from './fixtures/views.js';

const deadline = { id: 'khcn-3.14.m1', version: 3 };

describe('a deadline that is new and due soon', () => {
  const digest = view({
    lines: [
      line({ key: 'a', kind: 'assigned', rung: 'assigned', deadline }),
      line({ key: 'b', kind: 'reminder', deadline }),
    ],
  });

  it('is told once, with the assignment as a remark', () => {
    const { subject, text } = composeDigest(digest);
    expect(subject).toBe('[Nhắc hạn] 1 việc – gần nhất: còn 7 ngày (18/12/2026)');
    expect(text.match(/NV-01-2027 –/g)).toHaveLength(1);
    expect(text).toContain('Nhiệm vụ mới được giao: đề nghị đồng chí tiếp nhận.');
  });

  it('still enters the calendar', () => {
    expect(calendarFor(digest, 'demo.example')!.content).toContain('UID:khcn-3.14.m1@demo.example');
  });
});

it('two deadlines of one task stay two lines', () => {
  const other = line({ key: 'a', kind: 'assigned', deadline: { id: 'khcn-3.14.m2', version: 3 } });
  const { subject } = composeDigest(view({ lines: [other, line({ key: 'b', deadline })] }));
  expect(subject).toContain('2 việc');
});
