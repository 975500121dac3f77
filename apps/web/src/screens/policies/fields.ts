import type { ProposedPolicy } from '#contracts';

export type Level = keyof ProposedPolicy['escalation'];
export type FieldPath = Exclude<keyof ProposedPolicy, 'escalation'> | `escalation.${Level}`;

export interface Field {
  path: FieldPath;
  label: string;
  /** Whether it is a list of numbers. */
  many?: true;
  unit: string;
}

interface Group {
  title: string;
  fields: readonly Field[];
}

const DAYS = 'ngày';
const WORKING = 'ngày làm việc';

/** Every number of the rules in the order in which a task meets them. */
export const GROUPS: readonly Group[] = [
  {
    title: 'Trước hạn',
    fields: [
      { path: 'slotHour', label: 'Giờ gửi thư các ngày làm việc', unit: 'giờ' },
      {
        path: 'acknowledgeWithinWorkingDays',
        label: 'Chưa tiếp nhận thì báo người đứng đầu sau',
        unit: WORKING,
      },
      { path: 'officerDaysBefore', label: 'Nhắc cán bộ trước hạn', many: true, unit: DAYS },
      {
        path: 'silencedByAcknowledgement',
        label: 'Đã tiếp nhận thì thôi các lần nhắc trước hạn',
        many: true,
        unit: DAYS,
      },
      { path: 'headDaysBefore', label: 'Báo người đứng đầu trước hạn', many: true, unit: DAYS },
      { path: 'questionFromDays', label: 'Hỏi tiến độ hằng quý với việc dài từ', unit: DAYS },
      { path: 'nudgeAfterSilentWorkingDays', label: 'Nhắc khi không cập nhật trong', unit: WORKING },
    ],
  },
  {
    title: 'Kiểm tra sản phẩm',
    fields: [
      { path: 'checkWithinWorkingDays', label: 'Thời gian kiểm tra', unit: WORKING },
      { path: 'checkDeputyAfter', label: 'Quá hạn kiểm tra thì báo Phó Chánh Văn phòng sau', unit: WORKING },
      { path: 'checkChiefAfter', label: 'Quá hạn kiểm tra thì báo Chánh Văn phòng sau', unit: WORKING },
      { path: 'reworkWorkingDays', label: 'Thời gian hoàn thiện khi trả lại', unit: WORKING },
    ],
  },
  {
    title: 'Sau hạn',
    fields: [
      { path: 'overdueWorkingDays', label: 'Nhắc cán bộ sau hạn', many: true, unit: WORKING },
      { path: 'escalation.L1', label: 'Báo người đứng đầu đơn vị sau', unit: WORKING },
      { path: 'escalation.L2', label: 'Báo cơ quan cấp trên trực tiếp sau', unit: WORKING },
      { path: 'escalation.L3', label: 'Lập dự thảo hồ sơ trình sau', unit: WORKING },
      { path: 'escalation.L4', label: 'Tự chuyển đầu mối Ban Chỉ đạo sau', unit: WORKING },
    ],
  },
  {
    title: 'Ban Chỉ đạo cho ý kiến',
    fields: [
      { path: 'committeeAnswerWithinWorkingDays', label: 'Thời gian cho ý kiến', unit: WORKING },
      { path: 'committeeRemindBefore', label: 'Nhắc đầu mối trước hạn cho ý kiến', unit: WORKING },
      { path: 'committeeOverdue', label: 'Nhắc đầu mối sau hạn cho ý kiến', many: true, unit: WORKING },
    ],
  },
];

export const ALL_FIELDS: readonly Field[] = GROUPS.flatMap(({ fields }) => fields);

/** The numbers as they are typed. */
export type Typed = Readonly<Record<FieldPath, string>>;

/** What is typed and differs from the rules that apply; and what the cause is to say. */
export interface Draft {
  typed: Partial<Typed>;
  cause: string;
}

export function typedOf(policy: ProposedPolicy): Typed {
  const entries = ALL_FIELDS.map(({ path }) => [path, written(readAt(policy, path))]);
  return Object.fromEntries(entries) as Typed;
}

/** The rules as typed, or the fields that are not numbers. */
export function policyOf(typed: Typed): { policy: ProposedPolicy } | { wrong: FieldPath[] } {
  const wrong: FieldPath[] = [];
  const values: Record<string, unknown> = {};
  const escalation: Record<string, unknown> = {};
  for (const { path, many } of ALL_FIELDS) {
    const parts = typed[path].split(/[\s,;]+/).filter((part) => part !== '');
    const numbers = parts.filter((part) => /^\d{1,3}$/.test(part)).map(Number);
    if (numbers.length < parts.length || (!many && numbers.length !== 1)) wrong.push(path);
    const value = many ? numbers : numbers[0];
    if (path.startsWith('escalation.')) escalation[path.slice('escalation.'.length)] = value;
    else values[path] = value;
  }
  return wrong.length > 0 ? { wrong } : { policy: { ...values, escalation } as ProposedPolicy };
}

/** The fields in which two rules differ. */
export function differences(a: ProposedPolicy, b: ProposedPolicy): { field: Field; a: string; b: string }[] {
  return ALL_FIELDS.map((field) => ({
    field,
    a: written(readAt(a, field.path)),
    b: written(readAt(b, field.path)),
  })).filter((pair) => pair.a !== pair.b);
}

function readAt(policy: ProposedPolicy, path: FieldPath): number | readonly number[] {
  if (!isLevel(path)) return policy[path];
  return policy.escalation[path.slice('escalation.'.length) as Level];
}

function isLevel(path: FieldPath): path is `escalation.${Level}` {
  return path.startsWith('escalation.');
}

function written(value: number | readonly number[]): string {
  return typeof value === 'number' ? String(value) : value.join(', ');
}
