import { describe, expect, it } from '@jest/globals';
import { task, unit } from './fixtures/tasks.js';
import { groupsOf, type Order } from './group.js';
import { GROUP_WORDS } from './texts.js';

const GROUPS = [{ number: 1, name: 'Lãnh đạo, chỉ đạo' }];
const TASKS = [
  task('2.1', { group: 2, leads: [unit('so-y-te', 'Sở Y tế')] }),
  task('1.1', { leads: [unit('dang-uy', 'Đảng ủy UBND tỉnh'), unit('so-y-te', 'Sở Y tế')] }),
  task('9.1', { group: null, outlook: 'overdue' }),
  task('NV-12', { group: null, kind: 'obligation', outlook: 'done' }),
];
const shown = (by: Order) =>
  groupsOf(TASKS, by, GROUPS, GROUP_WORDS).map(
    ({ name, tasks }) => `${name}: ${tasks.map(({ code }) => code).join()}`,
  );

describe('tasks put together', () => {
  it('by the groups of the document, what it does not group at the end', () => {
    expect(shown('nhom')).toEqual([
      ...['Nhóm 1. Lãnh đạo, chỉ đạo: 1.1', 'Nhóm 2: 2.1'],
      ...['Nhiệm vụ ngoài các nhóm: 9.1', 'Kế hoạch, báo cáo theo văn bản: NV-12'],
    ]);
  });

  it('by focal lead unit in the order of the alphabet, each task once', () => {
    expect(shown('don-vi')).toEqual([
      ...['Đảng ủy UBND tỉnh: 1.1', 'Sở Y tế: 2.1', 'Chưa rõ đơn vị chủ trì: 9.1,NV-12'],
    ]);
  });

  it('by how they stand, the gravest first', () => {
    expect(shown('tien-do')).toEqual(['Quá hạn: 9.1', 'Đúng tiến độ: 2.1,1.1', 'Đã hoàn thành: NV-12']);
  });
});
