import { importTemplate } from '#documents';
import { TASK_COLUMNS, type TaskField } from '#domain';
import { loadSeeds } from '#seeds';

export type TaskRow = Partial<Record<TaskField, string>>;

const SEEDED = loadSeeds().programmes.find(({ code }) => code === 'khcn')?.tasks ?? [];

/** The 62 tasks as the document has them: none has a date, hardly one a lead. */
export const TASK_ROWS: readonly TaskRow[] = SEEDED.map(
  ({ number: code, group, title }): TaskRow => ({
    ...{ programme: 'khcn', code, title, group: String(group), kind: 'Nhiệm vụ' },
    ...(code === '3.6'
      ? {
          ...{
            leads: 'Sở Khoa học và Công nghệ',
            coordinating: 'Sở Tài chính',
            officer: 'can-bo@demo.example',
          },
          ...{ deliverable: 'Dự thảo Đề án', rule: 'Trước ngày', date: '2027-12-20' },
          ...{ document: 'Đề án', number: '12-ĐA/TU', issuedOn: '2026-09-25', issuer: 'Tỉnh ủy' },
        }
      : {}),
  }),
);

/** The place of a task among the rows; its line in the sheet is two further, below the heading. */
export const rowOf = (code: string): number => TASK_ROWS.findIndex((row) => row.code === code);

/** A unit that nobody has, a day that does not exist, a code that is there twice. */
export function threeWrong(): TaskRow[] {
  const rows = [...TASK_ROWS];
  rows[rowOf('2.4')] = { ...TASK_ROWS[rowOf('2.4')], leads: 'Sở Khoa học và Công nghê' };
  rows[rowOf('4.1')] = { ...TASK_ROWS[rowOf('4.1')], deliverable: 'Báo cáo', date: '31/02/2027' };
  rows[rowOf('5.2')] = { ...TASK_ROWS[rowOf('5.2')], code: '5.1' };
  return rows;
}

export const taskSheet = (rows: readonly TaskRow[]) => importTemplate('Nhiệm vụ', TASK_COLUMNS, rows, []);
