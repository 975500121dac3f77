import type { EventView, TaskView } from '#contracts';
import { formatDate } from '../../../format/date.js';
import { DUPLICATION_WORD } from '../texts.js';

/** Units and people that events name by code. */
export interface TimelineNames {
  unit: (code: string) => string;
  person: (id: string) => string;
}

/** Names that the task itself brings along; another code is shown as it is. */
export function namesOf({ inputs, difficulties, leads, coordinating }: TaskView): TimelineNames {
  const units = new Map(
    [...inputs.map(({ unit }) => unit), ...leads, ...coordinating].map((u) => [u.code, u.name]),
  );
  const people = new Map(
    difficulties.flatMap(({ owner }) => (owner === null ? [] : [[owner.id, owner.name]])),
  );
  return { unit: (code) => units.get(code) ?? code, person: (id) => people.get(id) ?? id };
}

type Told = { title: string; details?: string[] };

/** Acts on dates and around the work; null for other events. */
export function workWords(type: string, data: EventView['data'], names: TimelineNames): Told | null {
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null);
  const date = (name: string) => (text(name) === null ? '' : formatDate(text(name)!));
  const level = () => (text('level') === 'above' ? ['Ghi nhận quyết định của cấp có thẩm quyền'] : []);
  switch (type) {
    case 'extension-requested':
      return { title: 'Dự thảo đề nghị gia hạn', details: [`Đề nghị hạn mới ${date('newDue')}`] };
    case 'extension-signed':
      return { title: 'Ký đề nghị gia hạn', details: letter(text('documentNumber'), text('documentDate')) };
    case 'extension-withdrawn':
      return { title: 'Rút đề nghị gia hạn' };
    case 'extension-granted':
      return { title: 'Gia hạn', details: [moved(date), ...level(), ...documentOf(data)] };
    case 'extension-refused':
      return { title: 'Không gia hạn', details: level() };
    case 'date-corrected':
      return { title: 'Đính chính hạn', details: [moved(date), ...documentOf(data)] };
    case 'basis-replaced':
      return { title: 'Văn bản mới thay hạn', details: [moved(date), ...documentOf(data)] };
    case 'date-recomputed':
      return { title: 'Tính lại hạn theo lịch làm việc', details: [moved(date)] };
    case 'input-requested':
      return {
        title: 'Xin ý kiến phối hợp',
        details: [names.unit(text('unit') ?? ''), `Cần có ý kiến chậm nhất ${date('due')}`],
      };
    case 'input-given':
      return { title: 'Cho ý kiến phối hợp', details: letter(text('documentNumber'), text('documentDate')) };
    case 'input-withdrawn':
      return { title: 'Thôi xin ý kiến phối hợp' };
    case 'difficulty-assigned':
      return {
        title: 'Giao xử lý vướng mắc',
        details: [`đ/c ${names.person(text('owner') ?? '')}`, `Xử lý xong chậm nhất ${date('due')}`],
      };
    case 'difficulty-resolved':
      return { title: 'Giải quyết vướng mắc' };
    case 'duplication-checked':
      return {
        title: 'Kiểm tra trùng lặp đầu tư',
        details: [
          `${text('checkedWith') ?? ''}: ${DUPLICATION_WORD[text('conclusion') as 'none'] ?? ''}`,
          ...documentOf(data),
        ],
      };
    case 'urged':
      return { title: 'Đôn đốc' };
    case 'task-amended':
      return { title: 'Điều chỉnh nhiệm vụ theo đề nghị của đơn vị', details: documentOf(data) };
    case 'units-replaced':
      return { title: 'Đổi đơn vị theo sắp xếp tổ chức', details: documentOf(data, 'document') };
    case 'rules-applied':
      return { title: 'Áp dụng quy tắc nhắc hạn mới' };
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
