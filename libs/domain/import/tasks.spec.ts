import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../ladder/index.js';
import { calendar } from '../task/fixtures/acting.js';
import {
  decideTask,
  emptyTask,
  evolveTask,
  type Recorded,
  type TaskEvent,
  type TaskState,
} from '../task/index.js';
import type { ImportRow } from './table.js';
import type { TasksNow } from './task-change.js';
import { sheetRowsOfTask, TASK_COLUMNS, type TaskCells, type TaskField } from './task-sheet.js';
import { previewTasks } from './tasks.js';

const unit = (code: string, name: string) => ({ code, name, aliases: [], current: true });
const UNITS = [
  unit('so-khcn', 'Sở Khoa học và Công nghệ'),
  unit('so-tai-chinh', 'Sở Tài chính'),
  unit('btv', 'Ban Thường vụ Tỉnh ủy'),
  unit('xa-tan-thanh', 'Xã Tân Thành'),
  unit('xa-tan-thanh-2', 'Xã Tân Thành'),
  unit('xa-tan-cuong', 'Xã Tân Cương'),
  unit('xa-tan-huong', 'Xã Tân Hương'),
  { ...unit('so-cu', 'Sở Cũ'), current: false },
];
const PEOPLE = [
  { id: 'can-bo', email: 'can-bo@demo.example', employeeCode: 'CB-1', active: true },
  { id: 'can-bo-2', email: 'can-bo-2@demo.example', employeeCode: null, active: true },
  { id: 'da-nghi', email: 'da-nghi@demo.example', employeeCode: null, active: false },
];
const OWN = { allowed: true, onBehalfOf: null };
const ctx = {
  ...{ now: '2026-11-23T02:00:00Z', actor: 'van-phong', calendar, policy: DEFAULT_POLICY, goLive: null },
};
const now = (...tasks: TaskState[]): TasksNow => ({
  ...{ tasks, units: UNITS, people: PEOPLE, ctx },
  programmes: new Map([
    ['khcn', OWN],
    ['uav', { allowed: false, onBehalfOf: null }],
  ]),
  assigning: () => ({ allowed: true, onBehalfOf: 'vang-mat' }),
});

const REFS = Object.fromEntries(TASK_COLUMNS.map(({ field }, i) => [field, String.fromCharCode(65 + i)]));
const rows = (given: readonly TaskCells[]): ImportRow<TaskField>[] =>
  given.map((cells, i) => ({
    ...{ row: i + 2, cells: { programme: 'khcn', ...cells }, faults: [] },
    refs: Object.fromEntries(TASK_COLUMNS.map(({ field }) => [field, `${REFS[field]}${i + 2}`])) as Record<
      TaskField,
      string
    >,
  }));
const look = (given: readonly TaskCells[], ...tasks: TaskState[]) => previewTasks(rows(given), now(...tasks));
const faultsOf = (given: readonly TaskCells[], ...tasks: TaskState[]) =>
  look(given, ...tasks).rows.flatMap(({ faults }) => faults.map(({ cell, message }) => `${cell} ${message}`));

const FULL: TaskCells = {
  ...{ code: '3.6', title: 'Đề án Trung tâm', kind: 'nhiệm vụ', group: '3', officer: 'CB-1' },
  ...{ leads: 'sở khoa học và công nghệ; so-tai-chinh', rule: 'Trước ngày', date: '2027-12-20' },
  ...{ deliverable: 'Dự thảo Đề án', document: 'Kế hoạch', number: '12-KH/TU', issuedOn: '2026-09-25' },
  issuer: 'Ban Thường vụ Tỉnh ủy',
};

/** As saving makes it. */
function saved(given: readonly TaskCells[], ...before: TaskState[]): TaskState {
  const [change] = look(given, ...before).changes;
  if (change?.act !== 'create') throw new Error('nothing new');
  const { programme, code, kind, group, title, ...profile } = change.input;
  const events: TaskEvent[] = [
    {
      type: 'task-created',
      data: { programme, code, kind, group, heldBy: null, demo: false },
      text: { title },
    },
  ];
  const begun = fold(emptyTask(`${programme}-${code}`), events);
  return fold(begun, decideTask(begun, { type: 'complete-profile', ...profile }, ctx));
}
const fold = (state: TaskState, events: readonly TaskEvent[]) =>
  events.reduce((s, event) => evolveTask(s, { ...event, at: ctx.now } as Recorded<TaskEvent>), state);
const activated = (task: TaskState) => fold(task, decideTask(task, { type: 'activate' }, ctx));

describe('a table of tasks', () => {
  it('enters a new one with all that is said of it', () => {
    const { rows: seen, changes } = look([FULL]);
    expect(seen).toEqual([
      expect.objectContaining({ state: 'new', key: 'khcn 3.6', title: 'Đề án Trung tâm', missing: [] }),
    ]);
    expect(changes).toEqual([
      {
        ...{ programme: 'khcn', onBehalfOf: null, act: 'create' },
        input: {
          ...{ programme: 'khcn', code: '3.6', kind: 'task', group: 3, title: 'Đề án Trung tâm' },
          ...{ leadUnits: ['so-khcn', 'so-tai-chinh'], officer: 'can-bo' },
          basis: {
            ...{ title: 'Kế hoạch', number: '12-KH/TU', date: '2026-09-25', line: null },
            ...{ issuer: 'Ban Thường vụ Tỉnh ủy', issuerUnit: 'btv' },
          },
          deadlines: [
            { id: 'm1', deliverable: 'Dự thảo Đề án', rule: { kind: 'before', date: '2027-12-20' } },
          ],
        },
      },
    ]);
  });

  it('leaves empty what is empty, and says what is missing', () => {
    const { rows: seen, changes } = look([{ code: '1.1', title: 'Việc' }]);
    expect(seen[0]?.missing).toEqual([
      'Chưa rõ trách nhiệm: thiếu đơn vị chủ trì.',
      'Chưa rõ người: thiếu cán bộ được giao.',
      'Chưa rõ kết quả: thiếu sản phẩm.',
      'Chưa rõ thời gian: thiếu quy tắc hạn.',
    ]);
    expect(changes).toMatchObject([{ input: { kind: 'task', group: null } }]);
    expect(changes[0]).not.toHaveProperty('input.leadUnits');
  });

  it('reads back what it writes as nothing new, drafts and running tasks alike', () => {
    const two = [FULL, { code: '3.6', deliverable: 'Báo cáo', rule: 'Kỳ 2027-H1' }];
    const task = saved(two);
    expect(task.deadlines.map(({ id }) => id)).toEqual(['m1', 'm2']);
    for (const one of [task, activated(task)]) {
      const sheet = sheetRowsOfTask(one, { units: UNITS, people: PEOPLE });
      const { rows: seen, changes } = look(sheet, one);
      expect(seen.map(({ state, changes: own }) => [state, own])).toEqual([
        ['same', []],
        ['same', []],
      ]);
      expect(changes).toEqual([]);
    }
  });

  it('changes a draft cell by cell; an empty cell leaves what is there', () => {
    const task = saved([FULL]);
    const { rows: seen, changes } = look([{ code: '3.6', title: 'Tên mới', date: '2027-06-30' }], task);
    expect(seen[0]?.changes).toEqual([
      { what: 'Tên nhiệm vụ', from: 'Đề án Trung tâm', to: 'Tên mới' },
      { what: 'Hạn của mốc m1', from: 'Trước ngày 20/12/2027', to: 'Chậm nhất ngày 30/06/2027' },
    ]);
    expect(changes).toMatchObject([{ act: 'change', id: 'khcn-3.6', version: task.version }]);
    const withoutRule = look([{ code: '3.6', title: 'Tên mới' }], task);
    expect(withoutRule.changes[0]).toMatchObject({
      commands: [{ type: 'complete-profile', title: 'Tên mới' }],
    });
    expect(withoutRule.changes[0]).not.toHaveProperty('commands.0.deadlines');
  });

  it('takes up again a draft whose import was undone', () => {
    const task: TaskState = { ...saved([FULL]), status: 'stopped' };
    const { rows: seen, changes } = look([{ ...FULL, title: 'Tên mới' }], task);
    expect(seen[0]).toMatchObject({ state: 'new', changes: [] });
    expect(changes).toMatchObject([
      { act: 'restore', commands: [{ type: 'reopen' }, { type: 'complete-profile', title: 'Tên mới' }] },
    ]);
  });

  it('gives a running task to another officer, in whose place it may, and changes nothing else of it', () => {
    const task = activated(saved([FULL]));
    const { changes } = look([{ code: '3.6', officer: 'can-bo-2@demo.example' }], task);
    expect(changes).toMatchObject([
      { onBehalfOf: 'vang-mat', commands: [{ type: 'assign', officer: 'can-bo-2' }] },
    ]);
    expect(
      faultsOf(
        [{ ...FULL, title: 'Khác', leads: 'so-tai-chinh', date: '2027-06-30', number: '13-KH/TU' }],
        task,
      ),
    ).toEqual([
      'C2 Nhiệm vụ đang thực hiện: tên chỉ đổi bằng đề nghị điều chỉnh được chấp thuận.',
      'F2 Nhiệm vụ đang thực hiện: đơn vị chủ trì chỉ đổi bằng đề nghị điều chỉnh được chấp thuận.',
      'N2 Nhiệm vụ đang thực hiện: văn bản giao chỉ đổi bằng văn bản thay, ở trang của nhiệm vụ.',
      'K2 Nhiệm vụ đang thực hiện: hạn chỉ đổi bằng gia hạn, đính chính hoặc văn bản thay, ở trang của nhiệm vụ.',
    ]);
    const done: TaskState = { ...task, status: 'completed' };
    expect(faultsOf([{ code: '3.6', officer: 'can-bo-2@demo.example' }], done)).toEqual([
      'H2 Nhiệm vụ đã hoàn thành: không đổi được gì bằng bảng tính.',
    ]);
  });

  it.each<[string, TaskCells, string]>([
    [
      'a programme nobody has heard of',
      { programme: 'x' },
      'A2 Không có chương trình “x”; chỉ nhận khcn, uav.',
    ],
    ['a programme of others', { programme: 'uav' }, 'A2 Đồng chí không nhập nhiệm vụ của chương trình uav.'],
    ['a code that is none', { code: 'số 1' }, 'B2 Mã chỉ gồm chữ, số, dấu chấm, gạch, dài không quá 64.'],
    ['no title for a new one', { title: undefined as never }, 'C2 Thiếu tên nhiệm vụ.'],
    ['a kind that is none', { kind: 'dự án' }, 'D2 Loại chỉ nhận “Nhiệm vụ” hoặc “Nghĩa vụ định kỳ”.'],
    ['a group that is none', { group: '2.5' }, 'E2 Nhóm phải là số nguyên từ 1 đến 99.'],
    [
      'a unit with a slip of the pen, with the nearest name',
      { leads: 'Sở Khoa hoc và Công nghê' },
      'F2 Không có đơn vị “Sở Khoa hoc và Công nghê”; tên gần nhất là “Sở Khoa học và Công nghệ” (mã so-khcn).',
    ],
    [
      'a commune of a name that two have',
      { leads: 'xã Tân Thành' },
      'F2 Có 2 đơn vị tên “xã Tân Thành”; ghi mã: xa-tan-thanh, xa-tan-thanh-2.',
    ],
    [
      'a commune that could be either of two',
      { leads: 'Xã Tân Cưong' },
      'F2 Không có đơn vị “Xã Tân Cưong”; gần giống: “Xã Tân Cương” (mã xa-tan-cuong), “Xã Tân Hương” (mã xa-tan-huong); ghi mã của đơn vị đúng.',
    ],
    [
      'a unit like no other',
      { coordinating: 'Hội Nông dân' },
      'G2 Không có đơn vị “Hội Nông dân”; ghi mã hoặc tên đầy đủ như ở trang Danh sách đơn vị của tệp mẫu.',
    ],
    [
      'a unit that is no more',
      { leads: 'sở cũ' },
      'F2 Đơn vị “sở cũ” không còn hoạt động; ghi đơn vị kế thừa.',
    ],
    ['a unit twice', { leads: 'so-khcn; so-khcn' }, 'F2 Đơn vị “so-khcn” được ghi hai lần.'],
    [
      'one that leads and coordinates',
      { coordinating: 'so-khcn' },
      'G2 Một đơn vị không thể vừa chủ trì vừa phối hợp.',
    ],
    [
      'an officer nobody has heard of',
      { officer: 'ai@demo.example' },
      'H2 Không có người dùng “ai@demo.example”; ghi địa chỉ thư hoặc mã cán bộ như ở trang Người dùng.',
    ],
    [
      'an officer who has left',
      { officer: 'da-nghi@demo.example' },
      'H2 Người dùng “da-nghi@demo.example” đã ngừng hoạt động.',
    ],
    [
      'a product without a date',
      { rule: undefined as never, date: undefined as never },
      'K2 Có mốc thì cần quy tắc hạn hoặc ngày; chưa có hạn thì để trống cả mã mốc và sản phẩm.',
    ],
    [
      'a rule without its day',
      { date: undefined as never },
      'L2 Quy tắc “Trước ngày” cần một ngày ở cột Ngày.',
    ],
    ['a document without a name', { document: undefined as never }, 'M2 Thiếu tên văn bản giao.'],
  ])('refuses %s', (_, change, message) => {
    const given = Object.fromEntries(
      Object.entries({ ...FULL, ...change }).filter(([, value]) => value !== undefined),
    );
    expect(faultsOf([given])).toEqual([message]);
    // All or nothing: the right row is not entered either.
    expect(look([given, { code: '9.9', title: 'Đúng' }]).changes).toEqual([]);
  });

  it('refuses a code that is given twice, but not a further deadline of it', () => {
    expect(faultsOf([FULL, { ...FULL, code: '3.7' }, { code: '3.6', title: 'Khác' }])).toEqual([
      'B4 Mã “3.6” đã có ở dòng 2.',
      'C4 Tên nhiệm vụ khác dòng 2 của cùng mã “3.6”; để trống hoặc ghi như nhau.',
    ]);
    expect(faultsOf([FULL, FULL])).toEqual(['B3 Mã “3.6” với đúng mốc này đã có ở dòng 2.']);
    expect(
      faultsOf([
        { ...FULL, deadline: 'm1' },
        { code: '3.6', deadline: 'm1', date: '2028-01-01' },
      ]),
    ).toEqual(['I3 Mã mốc “m1” đã có ở một dòng trước của cùng nhiệm vụ.']);
  });

  it('refuses another kind or group for what is there', () => {
    expect(faultsOf([{ code: '3.6', kind: 'obligation', group: '4' }], saved([FULL]))).toEqual([
      'D2 Loại của nhiệm vụ đã có không đổi được; để trống hoặc ghi như đang có.',
      'E2 Nhiệm vụ đã thuộc nhóm 3, không đổi được bằng bảng tính.',
    ]);
  });

  it('are not read beyond what a task may have: nobody else is kept waiting by a cell without end', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `Phòng chuyên môn số ${i}`).join('; ');
    const faults = faultsOf([{ ...FULL, coordinating: names }]);
    expect(faults).toContain('G2 Ô này ghi hơn 200 đơn vị.');
    expect(faults).toHaveLength(201);
    const many = Array.from({ length: 60 }, (_, i) => ({ ...FULL, deliverable: `Báo cáo ${i}` }));
    expect(faultsOf(many)).toEqual(['B52 Một nhiệm vụ có không quá 50 mốc.']);
  });
});
