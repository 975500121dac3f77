import { ROLE_NAMES, type RoleName } from '#contracts';
import { bareName } from './table.js';

/** What a spreadsheet calls the roles. */
export const ROLE_TITLES: Record<RoleName, string> = {
  officer: 'Cán bộ',
  head: 'Người đứng đầu',
  checker: 'Người kiểm tra',
  office: 'Cán bộ tổng hợp',
  'office-deputy-chief': 'Phó Chánh Văn phòng',
  'office-chief': 'Chánh Văn phòng',
  intake: 'Đầu mối Ban Chỉ đạo',
  chair: 'Trưởng ban',
  'deputy-chair': 'Phó Trưởng ban',
  member: 'Ủy viên Ban Chỉ đạo',
  administrator: 'Quản trị',
  auditor: 'Kiểm tra, giám sát',
  supervisor: 'Giám sát, phản biện',
};

export function roleNamed(text: string): RoleName | null {
  const wanted = bareName(text);
  return ROLE_NAMES.find((role) => role === wanted || bareName(ROLE_TITLES[role]) === wanted) ?? null;
}
