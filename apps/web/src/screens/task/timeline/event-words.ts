import type { EventView } from '#contracts';
import { TASK_ACT_WORD } from '#contracts/words';
import { formatDate } from '../../../format/date.js';
import { OUTCOME_WORD } from '../../case/texts.js';
import { type TimelineNames, workWords } from './work-words.js';

/** An event in words: what was done, and what belongs to it. */
export interface EventWords {
  title: string;
  details: string[];
  /** Free text of the person, shown as a quotation. */
  quote: string | null;
}

/** Facts of dispatch; the reminders tell the same with their reasons, so the timeline leaves these out. */
const TOLD_BY_REMINDERS: ReadonlySet<string> = new Set([
  'reminded',
  'escalated',
  'rung-skipped',
  'rung-superseded',
  'escalation-delivered',
]);

const NOTICE: Readonly<Record<string, string>> = {
  assigned: 'Báo việc được giao trong thư hằng ngày',
  returned: 'Báo sản phẩm được trả lại trong thư hằng ngày',
  accepted: 'Báo xác nhận hoàn thành trong thư hằng ngày',
  submitted: 'Báo sản phẩm mới trình trong thư hằng ngày',
  concluded: 'Báo kết luận của Ban Chỉ đạo trong thư hằng ngày',
  amended: 'Báo nhiệm vụ được điều chỉnh trong thư hằng ngày',
  'extension-drafted': 'Báo có dự thảo đề nghị gia hạn chờ ký trong thư hằng ngày',
  'extension-signed': 'Báo đề nghị gia hạn trong thư hằng ngày',
  'extension-decided': 'Báo quyết định về gia hạn trong thư hằng ngày',
  'date-moved': 'Báo hạn được điều chỉnh trong thư hằng ngày',
  'input-asked': 'Báo đề nghị cho ý kiến phối hợp trong thư hằng ngày',
  'input-given': 'Báo đã có ý kiến phối hợp trong thư hằng ngày',
  'difficulty-reported': 'Báo vướng mắc trong thư hằng ngày',
  'difficulty-owned': 'Báo người xử lý vướng mắc trong thư hằng ngày',
  'difficulty-resolved': 'Báo vướng mắc đã được giải quyết trong thư hằng ngày',
};

const CASE: Readonly<Record<string, string>> = {
  draft: 'Mở dự thảo hồ sơ trình Ban Chỉ đạo',
  'with-committee': 'Hồ sơ được trình Ban Chỉ đạo',
  closed: 'Đóng hồ sơ trình',
};

const QUOTED = ['note', 'reason', 'directive', 'question'];
const CODES: TimelineNames = { unit: (code) => code };

/** Null for what the timeline does not tell. */
export function eventWords(
  event: Pick<EventView, 'type' | 'data' | 'text' | 'givenTo'>,
  names: TimelineNames = CODES,
): EventWords | null {
  if (TOLD_BY_REMINDERS.has(event.type)) return null;
  const told = workWords(event, names) ?? titleOf(event);
  return {
    title: told.title,
    details: told.details ?? [],
    quote: QUOTED.map((name) => textOf(event.text, name)).find((said) => said !== null) ?? null,
  };
}

function titleOf({ type, data, givenTo }: Pick<EventView, 'type' | 'data' | 'givenTo'>): {
  title: string;
  details?: string[];
} {
  const day = (name: string) => dateOf(data, name);
  const title = TASK_ACT_WORD[type] ?? type;
  switch (type) {
    case 'activated':
      return { title, details: [`Ngày giao ${day('assignedOn')}`] };
    case 'assigned':
      return { title: givenTo === null ? title : `${title}: đ/c ${givenTo}` };
    case 'progress-reported': {
      const percent = data['percent'];
      return { title: typeof percent === 'number' ? `${title}: ${percent}%` : title };
    }
    case 'deliverable-submitted':
      return { title, details: submissionDetails(data) };
    case 'deliverable-accepted':
      return { title, details: [`Ngày hoàn thành ${day('completedOn')}`] };
    case 'deliverable-returned':
      return { title, details: [`Hoàn thiện lại chậm nhất ${day('reworkDue')}`] };
    case 'event-recorded':
      return { title: `${title} “${String(data['event'] ?? '')}”`, details: [`Ngày ${day('on')}`] };
    case 'case-noted':
      return { title: CASE[String(data['status'])] ?? title };
    case 'conclusion-applied':
      return conclusionApplied(data);
    case 'notice-sent':
      return { title: NOTICE[String(data['key']).split(/[@/]/)[0] ?? ''] ?? title };
    default:
      return { title };
  }
}

const ANSWERED: Readonly<Record<string, string>> = {
  'answer-date': 'Cấp có thẩm quyền đồng ý thời hạn mới',
  'answer-stop': 'Cấp có thẩm quyền đồng ý dừng nhiệm vụ',
};

/** What a committee concluded, or the body above answered, as the task got it. */
function conclusionApplied(data: EventView['data']): { title: string; details: string[] } {
  const outcome = String(data['outcome']);
  const word = OUTCOME_WORD[outcome as keyof typeof OUTCOME_WORD] ?? outcome;
  const date = data['date'] as { legalDue?: unknown } | null | undefined;
  const newDue = typeof date?.legalDue === 'string' ? formatDate(date.legalDue) : '';
  const checkDue = dateOf(data, 'directiveDue');
  return {
    title: ANSWERED[outcome] ?? `Kết luận của Ban Chỉ đạo: ${word}`,
    details: [
      ...(newDue === '' ? [] : [`Hạn mới ${newDue}`]),
      ...(checkDue === '' ? [] : [`Kiểm tra lại ngày ${checkDue}`]),
    ],
  };
}

function submissionDetails(data: EventView['data']): string[] {
  const details: string[] = [];
  const number = textOf(data, 'documentNumber');
  const date = textOf(data, 'documentDate');
  if (number !== null)
    details.push(`Văn bản số ${number}${date === null ? '' : ` ngày ${formatDate(date)}`}`);
  details.push(`Ngày hoàn thành ${dateOf(data, 'completedOn')}`);
  if (data['backdated'] === true)
    details.push(`Ghi nhận ngày ${dateOf(data, 'recordedOn')}, sau ngày hoàn thành`);
  return details;
}

function textOf(from: EventView['text'], name: string): string | null {
  const value = from?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function dateOf(data: EventView['data'], name: string): string {
  const value = textOf(data, name);
  return value === null ? '' : formatDate(value);
}
