import { describe, expect, it } from '@jest/globals';
import { taskCommand } from '#contracts';
import { EMPTY_DRAFT } from '../../../rule/draft.js';
import { commandOf, type FormCommand, missingFields, startingValue, type Typed } from './command-of.js';
import { FIELDS, fieldsOf } from './forms.js';

const FILLED: Typed = {
  note: ' Đã xong phần khảo sát. ',
  reason: 'Theo ý kiến chỉ đạo.',
  deadlineId: 'm1',
  documentNumber: '12/BC-SKHCN',
  documentDate: '2026-12-01',
  sentOn: '2026-12-02',
  reworkDue: '2026-12-20',
  event: 'Kế hoạch được ban hành',
  on: '2026-12-01',
  officer: 'canbo',
  percent: '40',
  assignedOn: '2026-12-01',
  newDue: '2027-01-15',
  decision: 'grant',
  unit: 'so-tai-chinh',
  question: 'Đề nghị cho ý kiến về kinh phí.',
  due: '2026-12-20',
  inputNo: '1',
  difficultyNo: '2',
  owner: 'chanh',
  rule: JSON.stringify({ ...EMPTY_DRAFT, kind: 'by', date: '2027-02-01' }),
  'basis.issuerUnit': 'van-phong',
  'basis.title': 'Thông báo kết luận',
  'basis.number': '45-TB/TU',
  'basis.date': '2026-11-30',
  'basis.issuer': 'Ban Thường vụ Tỉnh ủy',
  conclusion: 'none',
  checkedWith: 'Bộ Khoa học và Công nghệ',
};
const TYPES = Object.keys(FIELDS) as FormCommand[];

describe('commands made of what was typed', () => {
  it.each(TYPES)('%s is accepted by the contract, filled and with required fields only', (type) => {
    const required = fieldsOf(type)
      .filter((field) => field.required)
      .map(({ name }) => name);
    const least = Object.fromEntries(required.map((name) => [name, FILLED[name]!]));
    expect(taskCommand.safeParse(commandOf(type, FILLED)).error?.issues ?? []).toEqual([]);
    expect(taskCommand.safeParse(commandOf(type, least)).error?.issues ?? []).toEqual([]);
    expect(missingFields(type, least)).toEqual([]);
    expect(missingFields(type, {})).toEqual(required);
  });

  it('names uploaded files where the act takes files, and leaves none out as an empty list', () => {
    const files = ['t-2', 't-1'];
    const submission = commandOf('submit-deliverable', { deadlineId: 'm1' }, files);
    expect(submission).toEqual({ type: 'submit-deliverable', deadlineId: 'm1', attachments: files });
    expect(taskCommand.safeParse(submission).success).toBe(true);
    expect(commandOf('submit-deliverable', { deadlineId: 'm1' }, [])).not.toHaveProperty('attachments');
    expect(commandOf('report-progress', { note: 'Xong' }, files)).not.toHaveProperty('attachments');
  });

  it('chooses by itself the one that is the reader’s to answer, of several that others were asked', () => {
    const input = (no: number, mayGive: boolean) => ({ no, status: 'open', mayGive });
    const difficulty = (no: number, mayResolve: boolean) => ({ no, status: 'owned', mayResolve });
    const task = {
      deadlines: [],
      inputs: [input(1, false), input(2, true)],
      difficulties: [difficulty(1, true), difficulty(2, false)],
    } as unknown as Parameters<typeof startingValue>[1];
    const start = (type: FormCommand) => startingValue(fieldsOf(type)[0]!, task);
    expect(start('give-input')).toBe('2');
    expect(start('withdraw-input')).toBe('');
    expect(start('resolve-difficulty')).toBe('1');
    expect(start('assign-difficulty')).toBe('');
  });

  it('sends trimmed text, numbers as numbers and no empty fields', () => {
    expect(commandOf('report-progress', { note: ' Xong ', percent: '40' })).toEqual({
      type: 'report-progress',
      note: 'Xong',
      percent: 40,
    });
    expect(commandOf('accept-deliverable', { deadlineId: 'm1', note: '  ' })).toEqual({
      type: 'accept-deliverable',
      deadlineId: 'm1',
    });
  });
});
