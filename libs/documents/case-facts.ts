import { formatDate } from '#domain';
import type { CaseMatter } from './matter.js';
import { type Block, paragraph, written } from './paper.js';

/** Who held the work, for how long. */
export function held({ held: rows }: CaseMatter): Block[] {
  if (rows.length === 0) return [];
  return [
    paragraph('Thời gian từ khi giao đến nay, theo cơ quan, đơn vị giữ việc:'),
    {
      kind: 'table',
      head: ['Giữ việc', 'Ngày', 'Ngày làm việc'],
      rows: rows.map((row) => [row.holder, String(row.calendarDays), String(row.workingDays)]),
    },
  ];
}

/** What the unit said, as it said it. */
export function statements({ statements: given }: CaseMatter): Block[] {
  if (given.length === 0) return [paragraph('Đơn vị chưa có ý kiến trong hồ sơ.')];
  return given.flatMap(({ as, on, text }) => [
    paragraph(
      `${as === 'head' ? 'Người đứng đầu đơn vị' : 'Cán bộ được giao'} có ý kiến ngày ${formatDate(on)}:`,
    ),
    ...written(text),
  ]);
}
