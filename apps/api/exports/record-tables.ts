import type { IndicatorListItem, JournalEntry, PersonView, UnitView } from '#contracts';
import { actSentence, LIVE_KIND_WORD, STANDING_WORD } from '#contracts/words';
import { ROLE_TITLES } from '#domain';
import { measuredCell } from '../reports/words.js';
import { joined, type ListTable, moment } from './list-table.js';

export const JOURNAL_TABLE: ListTable<JournalEntry> = {
  file: 'nhat-ky',
  title: 'Nhật ký',
  columns: [
    { title: 'Lúc', of: ({ at }) => moment(at), width: 1.8 },
    { title: 'Người thực hiện', of: ({ actorName }) => actorName, width: 2 },
    { title: 'Thay', of: ({ onBehalfOfName }) => onBehalfOfName, width: 2 },
    { title: 'Việc đã làm', of: (entry) => actSentence(entry) },
    { title: 'Loại đối tượng', of: ({ kind }) => LIVE_KIND_WORD[kind], width: 1.6 },
    { title: 'Mã', of: ({ subject }) => subject.code || subject.id, width: 3 },
    { title: 'Tên', of: ({ subject }) => subject.title || null, width: 4 },
    { title: 'Mắt xích', of: ({ seq }) => seq, kind: 'number', width: 0.9 },
    { title: 'Mã băm', of: ({ hash }) => hash, width: 9 },
  ],
};

export const PERSON_TABLE: ListTable<PersonView> = {
  file: 'nguoi-dung',
  title: 'Người dùng',
  columns: [
    { title: 'Họ và tên', of: ({ name }) => name, width: 3.5 },
    { title: 'Chức danh', of: ({ title }) => title || null, width: 5 },
    { title: 'Địa chỉ thư', of: ({ email }) => email, width: 8 },
    {
      title: 'Vai trò',
      of: ({ memberships }) =>
        joined(memberships.map(({ role, unit }) => `${ROLE_TITLES[role]}, ${unit.name}`)),
      width: 8,
    },
    { title: 'Tình trạng', of: ({ active }) => (active ? 'đang dùng' : 'đã ngừng'), width: 1.2 },
  ],
};

/** Under the names of the sheet by which units are imported. */
export const UNIT_TABLE: ListTable<UnitView> = {
  file: 'don-vi',
  title: 'Cơ quan, đơn vị, địa phương',
  columns: [
    { title: 'Mã đơn vị', of: ({ code }) => code, width: 7 },
    { title: 'Tên đơn vị', of: ({ name }) => name, width: 6 },
    { title: 'Loại', of: ({ kind }) => kind, width: 3 },
    { title: 'Mã đơn vị cấp trên', of: ({ parent }) => parent, width: 5 },
    {
      title: 'Đơn vị cấp trên',
      of: ({ parent }, names) => (parent === null ? null : names.unit(parent).name),
      width: 5,
    },
    { title: 'Mã thống kê', of: ({ gsoCode }) => gsoCode, width: 1.4 },
    { title: 'Tên gọi khác', of: ({ aliases }) => joined(aliases), width: 5 },
  ],
};

export const INDICATOR_TABLE: ListTable<IndicatorListItem> = {
  file: 'chi-tieu',
  title: 'Chỉ tiêu',
  columns: [
    { title: 'Mã', of: ({ code }) => code, width: 1.2 },
    { title: 'Nhóm', of: ({ group }) => group, width: 1.2 },
    { title: 'Chỉ tiêu', of: ({ name }) => name, width: 5 },
    { title: 'Đơn vị tính', of: ({ target }) => target.unit, width: 1.4 },
    { title: 'Mức cần đạt', of: ({ target }) => target.text, width: 2 },
    { title: 'Năm đích', of: ({ target }) => (target.year === null ? null : String(target.year)), width: 1 },
    { title: 'Năm đích là suy ra', of: ({ target }) => (target.yearInferred ? 'có' : null), width: 1 },
    {
      title: 'Số liệu mới nhất',
      of: ({ latest }) => measuredCell(latest?.value ?? null),
      kind: 'number',
      width: 1.5,
    },
    { title: 'Đến ngày', of: ({ latest }) => latest?.asOf ?? null, kind: 'date' },
    { title: 'Thực hiện hay ước', of: ({ latest }) => statusWord(latest?.status ?? null), width: 1.3 },
    { title: 'Đánh giá', of: ({ judgement }) => STANDING_WORD[judgement.standing], width: 1.6 },
    { title: 'Vì sao', of: ({ judgement }) => joined(judgement.because), width: 4 },
    { title: 'Đơn vị chịu trách nhiệm', of: ({ responsible }) => responsible?.name ?? null },
  ],
};

function statusWord(status: 'done' | 'estimated' | null) {
  if (status === null) return null;
  return status === 'done' ? 'thực hiện' : 'ước';
}
