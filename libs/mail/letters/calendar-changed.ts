import { formatDate, formatDateWithWeekday } from '#domain';
import type { FormOfAddress } from '../digest/view.js';
import type { LetterWords } from './view.js';

/** A date that a new calendar has moved, as its mail says it. */
export interface MovedDateLine {
  /** Code of the task, with its title unless that stays inside. */
  readonly task: string;
  readonly what: 'legal-due' | 'working-due' | 'answer-due';
  readonly from: string;
  readonly to: string;
}

const MOST_LISTED = 40;
const WHAT = {
  'legal-due': 'hạn theo văn bản',
  'working-due': 'ngày làm việc cuối cùng trong hạn',
  'answer-due': 'ngày cần có ý kiến của Ban Chỉ đạo',
} as const;

/** One mail to each person for everything that a saved calendar, or rules, moved for them. */
export function calendarChangedWords(
  form: FormOfAddress,
  cause: string,
  lines: readonly MovedDateLine[],
): Omit<LetterWords, 'lines'> {
  const told = lines.slice(0, MOST_LISTED);
  const rest = lines.length - told.length;
  return {
    subject: `[Thông báo] ${lines.length} mốc thời gian được tính lại`,
    opening: [
      `Lịch làm việc hoặc quy tắc nhắc hạn vừa thay đổi: ${cause}.`,
      `Vì vậy các mốc sau của ${form} được tính lại:`,
      ...told.map(
        ({ task, what, from, to }) =>
          `• ${task}: ${WHAT[what]} từ ${formatDate(from)} sang ${formatDateWithWeekday(to)}.`,
      ),
      ...(rest > 0 ? [`và ${rest} mốc khác.`] : []),
    ],
    closing: ['Các lần nhắc sắp tới đi theo ngày mới; những gì đã qua giữ nguyên.'],
    why: `${form} là người nhận thư nhắc của các mốc này`,
    link: null,
  };
}
