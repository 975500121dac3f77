import type { BasisDocument, CaseCommand, TaskCommand } from '#contracts';
import type { CaseEngineCommand } from '#domain';
import type { DomainEvent } from '#persistence';

type OnTask = (id: string, actor: string, command: TaskCommand) => Promise<unknown>;
type OnCase = (id: string, command: CaseCommand | CaseEngineCommand, actor?: string) => Promise<unknown>;
type Facts = (id: string, kind: 'task' | 'case', ...events: DomainEvent[]) => Promise<void>;

const OFFICE = 'van-phong-1';
const OFFICER = 'can-bo';
const HEAD = 'giam-doc';
const CHAIR = 'truong-ban';
const NOTICE: BasisDocument = {
  title: 'Thông báo kết luận',
  number: '7-TB/BCĐ',
  date: '2026-11-16',
  issuer: 'Ban Chỉ đạo',
  line: null,
  issuerUnit: 'ban-chi-dao',
};

/** Every act on a date, on the task D that runs to 18/12/2026. */
export async function recordDates(task: OnTask, facts: Facts): Promise<void> {
  const d = { deadlineId: 'm1' };
  const ask = (newDue: string) =>
    task('khcn-d', OFFICER, { type: 'request-extension', ...d, newDue, reason: 'Chờ số liệu' });
  const sign = () =>
    task('khcn-d', HEAD, {
      ...{ type: 'sign-extension', ...d },
      documentNumber: '61/SKHCN',
      documentDate: '2026-11-16',
    });
  await task('khcn-d', OFFICE, { type: 'complete-profile', coordinatingUnits: ['so-tai-chinh'] });
  await task('khcn-d', OFFICE, { type: 'activate' });
  await ask('2027-01-08');
  await task('khcn-d', OFFICER, { type: 'withdraw-extension', ...d, note: 'Viết lại' });
  await ask('2027-01-15');
  await sign();
  await task('khcn-d', OFFICE, {
    ...{ type: 'decide-extension', ...d },
    decision: 'refuse',
    reason: 'Quá dài',
    basis: NOTICE,
  });
  await ask('2026-12-30');
  await sign();
  await task('khcn-d', OFFICE, {
    ...{ type: 'decide-extension', ...d },
    decision: 'grant',
    reason: 'Đồng ý',
    basis: NOTICE,
  });
  const rule = (date: string) => ({ rule: { kind: 'by' as const, date }, basis: NOTICE });
  await task('khcn-d', OFFICE, {
    type: 'correct-date',
    ...d,
    ...rule('2026-12-29'),
    reason: 'Nhập nhầm ngày',
  });
  await task('khcn-d', OFFICE, { type: 'replace-basis', ...d, ...rule('2026-12-31'), reason: 'Văn bản mới' });
  await facts(
    'khcn-d',
    'task',
    {
      type: 'date-recomputed',
      data: {
        ...{ ...d, on: '2026-11-16', from: '2026-12-31', legalDue: '2026-12-31', workingDue: '2026-12-30' },
        ...{ explanation: ['Tính lại theo lịch mới.'], calendar: 'thu-2', cause: 'nghỉ bù' },
      },
    },
    { type: 'rules-applied', data: { on: '2026-11-16', policy: 'mac-dinh-2' } },
  );
}

/** Inputs, difficulties, urging; at last the units of the task are others. */
export async function recordWork(task: OnTask, facts: Facts): Promise<void> {
  const ask = {
    type: 'request-input',
    unit: 'so-tai-chinh',
    question: 'Nguồn vốn?',
    due: '2026-11-24',
  } as const;
  await task('khcn-d', OFFICER, ask);
  await task('khcn-d', HEAD, { type: 'give-input', inputNo: 1, note: 'Đủ nguồn', documentNumber: '9/STC' });
  await task('khcn-d', OFFICER, ask);
  await task('khcn-d', OFFICER, { type: 'withdraw-input', inputNo: 2, note: 'Không cần nữa' });
  await task('khcn-d', OFFICER, { type: 'report-difficulty', note: 'Chưa có phần mềm' });
  await task('khcn-d', OFFICE, {
    ...{ type: 'assign-difficulty', difficultyNo: 1 },
    owner: 'chanh',
    due: '2026-11-30',
  });
  await task('khcn-d', OFFICE, { type: 'resolve-difficulty', difficultyNo: 1, note: 'Đã cấp' });
  await task('khcn-d', OFFICE, { type: 'urge', note: 'Đề nghị đồng chí gửi trước ngày 25' });
  await facts('khcn-d', 'task', {
    type: 'duplication-checked',
    data: {
      ...{ no: 1, on: '2026-11-16', by: OFFICER, conclusion: 'none' },
      ...{ checkedWith: 'Bộ Khoa học và Công nghệ', basis: NOTICE },
    },
    text: { note: 'Không trùng' },
  });
  await facts('khcn-d', 'task', {
    type: 'task-amended',
    data: {
      amendment: 'khcn.amendment.1',
      on: '2026-11-16',
      leadUnits: null,
      coordinatingUnits: null,
      basis: NOTICE,
    },
    text: { title: 'Nhiệm vụ D, điều chỉnh', deliverables: { m1: 'Báo cáo tổng hợp' } },
  });
  await facts('khcn-d', 'task', {
    type: 'units-replaced',
    data: { on: '2026-11-16', map: { 'so-tai-chinh': 'so-tai-chinh-ke-hoach' }, document: NOTICE },
  });
}

/** A case that is explained twice, returned, and at last recommended and answered. */
export async function recordDeciding(matter: OnCase): Promise<void> {
  const id = 'khcn-e.m1.1';
  const conclude = (conclusion: Extract<CaseCommand, { type: 'conclude' }>['conclusion']) =>
    matter(id, { type: 'conclude', conclusion }, CHAIR);
  const explain = { outcome: 'request-explanation', question: 'Vì sao chậm?', due: '2026-11-20' } as const;
  await matter(
    id,
    {
      type: 'propose',
      proposal: { outcome: 'new-date', newDue: '2026-12-30', directive: 'Tập trung hoàn thành' },
      note: 'Đề xuất của Văn phòng',
    },
    OFFICE,
  );
  await matter(id, { type: 'send-up', note: 'Kính trình' }, OFFICE);
  await matter(id, { type: 'schedule', session: null }, OFFICE);
  await matter(id, { type: 'redate', cause: 'phiên họp mới', session: '2026-11-19' });
  await matter(id, { type: 'give-statement', text: 'Chờ số liệu' }, OFFICER);
  await matter(id, { type: 'give-opinion', text: 'Nên gia hạn' }, CHAIR);
  await conclude(explain);
  await matter(id, { type: 'resume-by-engine' });
  await conclude({ outcome: 'return', reason: 'Thiếu căn cứ' });
  await matter(id, { type: 'send-up' }, OFFICE);
  await conclude({ outcome: 'recommend-date', newDue: '2027-01-29', reason: 'Ngoài thẩm quyền' });
  await matter(id, { type: 'note-refused', outcome: 'new-date' }, CHAIR);
  await matter(
    id,
    { type: 'record-minutes', kind: 'minutes', documentNumber: '8-BB/BCĐ', documentDate: '2026-11-16' },
    OFFICE,
  );
  await matter(
    id,
    { type: 'record-answer', answer: 'agreed', newDue: '2027-01-29', note: 'Đồng ý', basis: NOTICE },
    OFFICE,
  );
}
