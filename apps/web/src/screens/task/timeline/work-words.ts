import type { EventView, TaskView } from '#contracts';
import { TASK_ACT_WORD } from '#contracts/words';
import { formatDate } from '../../../format/date.js';
import { DUPLICATION_WORD } from '../texts.js';

/** Units that events name by code. */
export interface TimelineNames {
  unit: (code: string) => string;
}

/** Names that the task itself brings along; another code is shown as it is. */
export function namesOf({ inputs, leads, coordinating }: TaskView): TimelineNames {
  const units = new Map(
    [...inputs.map(({ unit }) => unit), ...leads, ...coordinating].map((u) => [u.code, u.name]),
  );
  return { unit: (code) => units.get(code) ?? code };
}

type Told = { title: string; details?: string[] };

/** Acts on dates and around the work; null for other events. */
export function workWords(
  { type, data, givenTo }: Pick<EventView, 'type' | 'data' | 'givenTo'>,
  names: TimelineNames,
): Told | null {
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null);
  const date = (name: string) => (text(name) === null ? '' : formatDate(text(name)!));
  const level = () => (text('level') === 'above' ? ['Ghi nhận quyết định của cấp có thẩm quyền'] : []);
  const title = TASK_ACT_WORD[type] ?? type;
  switch (type) {
    case 'extension-requested':
      return { title, details: [`Đề nghị hạn mới ${date('newDue')}`] };
    case 'extension-signed':
      return { title, details: letter(text('documentNumber'), text('documentDate')) };
    case 'extension-granted':
      return { title, details: [moved(date), ...level(), ...documentOf(data)] };
    case 'extension-refused':
      return { title, details: level() };
    case 'date-corrected':
      return { title, details: [moved(date), ...documentOf(data)] };
    case 'basis-replaced':
      return { title, details: [moved(date), ...documentOf(data)] };
    case 'date-recomputed':
      return { title, details: [moved(date)] };
    case 'input-requested':
      return {
        title,
        details: [names.unit(text('unit') ?? ''), `Cần có ý kiến chậm nhất ${date('due')}`],
      };
    case 'input-given':
      return { title, details: letter(text('documentNumber'), text('documentDate')) };
    case 'difficulty-assigned':
      return {
        title,
        details: [`đ/c ${givenTo ?? ''}`, `Xử lý xong chậm nhất ${date('due')}`],
      };
    case 'duplication-checked':
      return {
        title,
        details: [
          `${text('checkedWith') ?? ''}: ${DUPLICATION_WORD[text('conclusion') as 'none'] ?? ''}`,
          ...documentOf(data),
        ],
      };
    case 'task-amended':
      return { title, details: documentOf(data) };
    case 'units-replaced':
      return { title, details: documentOf(data, 'document') };
    default:
      return null;
  }
}

function moved(date: (name: string) => string): string {
  const from = date('from');
  return from === '' ? `Hạn ${date('legalDue')}` : `Từ ${from} đến ${date('legalDue')}`;
}

function documentOf(data: EventView['data'], name = 'basis'): string[] {
  const basis = data[name] as
    | { title?: string; number?: string | null; date?: string | null }
    | null
    | undefined;
  if (!basis?.title) return [];
  const number = basis.number ? ` số ${basis.number}` : '';
  return [`${basis.title}${number}${basis.date ? ` ngày ${formatDate(basis.date)}` : ''}`];
}

function letter(number: string | null, date: string | null): string[] {
  return number === null ? [] : [`Văn bản số ${number}${date === null ? '' : ` ngày ${formatDate(date)}`}`];
}
