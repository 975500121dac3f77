import type { z } from 'zod';
import {
  type ApplyPolicy,
  applyPolicy,
  type CaseCommand,
  type CreateCommitteeSession,
  type CreateTask,
  type CycleCommand,
  carryOutReorganisation,
  caseCommand,
  createCommitteeSession,
  createTask,
  cycleCommand,
  type EndProgramme,
  type EndStandIn,
  endProgramme,
  endStandIn,
  type HolidayImport,
  holidayImport,
  type IndicatorCommand,
  indicatorCommand,
  type LedgerCommand,
  ledgerCommand,
  type NameStandIn,
  nameStandIn,
  type OrganisationReturn,
  organisationReturn,
  type PreviewApply,
  type PreviewCalendar,
  type PreviewLadder,
  type PreviewPolicy,
  previewApply,
  previewCalendar,
  previewLadder,
  previewPolicy,
  type RecordMoney,
  type RecordValue,
  type RunSimulation,
  recordMoney,
  recordValue,
  reorganisation,
  runSimulation,
  type SaveCalendar,
  type SavePolicy,
  type SessionConclusions,
  type SignInRequest,
  type StartCycle,
  type SubmissionDraft,
  type SubmissionInput,
  saveCalendar,
  savePolicy,
  sessionConclusions,
  signInRequest,
  startCycle,
  submissionDraft,
  submissionInput,
  type TaskCommand,
  taskCommand,
  type UrgingPreviewRequest,
  type UrgingRequest,
  urgingPreviewRequest,
  urgingRequest,
  type VerifyRequest,
  verifyRequest,
} from '#contracts';
import { DEFAULT_POLICY } from '#domain';
import { accountExamples } from './account-examples.js';
import { connectionExamples } from './connection-examples.js';
import { unitExamples } from './unit-examples.js';

/** Bodies shown in the OpenAPI document, by name; made-up data only. A test holds them against their schemas. */
export interface BodyExamples {
  schema: z.ZodType;
  values: Readonly<Record<string, object>>;
}

function examples<T extends object>(schema: z.ZodType, values: Readonly<Record<string, T>>): BodyExamples {
  return { schema, values };
}

const BASIS = '0'.repeat(64);
const CALENDAR: PreviewCalendar['calendar'] = {
  weeklyRest: ['sat', 'sun'],
  days: [
    { date: '2026-11-23', kind: 'off', status: 'confirmed', document: '12/TB-BNV', name: 'Hoán đổi' },
    { date: '2026-11-28', kind: 'work', status: 'confirmed', document: '12/TB-BNV', name: 'Làm bù' },
  ],
};
const RENAMED = {
  kind: 'rename',
  map: { 'so-khoa-hoc-va-cong-nghe': 'so-khoa-hoc-cong-nghe-va-chuyen-doi-so' },
  units: [
    { code: 'so-khoa-hoc-cong-nghe-va-chuyen-doi-so', name: 'Sở Khoa học, Công nghệ và Chuyển đổi số' },
  ],
  document: { title: 'Nghị quyết về tổ chức bộ máy', number: '10/NQ-HĐND', date: '2026-11-01' },
  on: '2026-11-15',
};
const PLAN = { title: 'Kế hoạch năm 2027', number: '20-KH/TU', date: '2026-12-18', issuer: null, line: null };
const { version: _version, ...DEFAULTS } = DEFAULT_POLICY;
const POLICY: PreviewPolicy['policy'] = { ...DEFAULTS, officerDaysBefore: [30, 21, 14, 7, 3, 1, 0] };
const urged = { tasks: ['khcn-3.6'], note: 'Đề nghị gửi kết quả trước ngày 25/12/2026.' };

export const example = {
  ...accountExamples,
  ...unitExamples,
  ...connectionExamples,
  organisationReturn: examples<OrganisationReturn>(organisationReturn, {
    'địa chỉ quay về': { query: 'code=ma-mot-lan&state=trang-thai&iss=https%3A%2F%2Fsso.example' },
  }),
  urgingPreview: examples<UrgingPreviewRequest>(urgingPreviewRequest, { 'một nhiệm vụ': urged }),
  urging: examples<UrgingRequest>(urgingRequest, {
    'sau khi xem trước': { ...urged, basis: '0'.repeat(64) },
  }),
  recordValue: examples<Partial<RecordValue>>(recordValue, {
    'số thực hiện': {
      asOf: '2027-12-31',
      status: 'done',
      value: 37,
      source: 'Báo cáo của Sở Khoa học và Công nghệ',
      document: {
        title: 'Báo cáo năm 2027',
        number: '15/BC-SKHCN',
        date: '2028-01-05',
        issuer: null,
        line: null,
      },
    },
    'thay số đã ghi': { asOf: '2027-12-31', status: 'done', value: 36, source: 'Rà soát lại', corrects: 1 },
  }),
  indicatorCommand: examples<IndicatorCommand>(indicatorCommand, {
    'nhập lộ trình theo văn bản': {
      type: 'set-path',
      points: [
        { year: 2027, value: 30 },
        { year: 2030, value: 70 },
      ],
      document: PLAN,
    },
    'giao phần cho đơn vị': {
      type: 'allocate',
      year: 2027,
      parts: [{ unit: 'so-khoa-hoc-va-cong-nghe', target: 30 }],
      document: PLAN,
    },
  }),
  recordMoney: examples<Partial<RecordMoney>>(recordMoney, {
    'giao vốn': {
      programme: 'khcn',
      kind: 'allocated',
      source: 'FV-0122',
      year: 2027,
      task: '3.6',
      amount: 12_500,
      on: '2027-01-15',
    },
  }),
  ledgerCommand: examples<LedgerCommand>(ledgerCommand, {
    'mở dữ liệu chỉ tiêu': { type: 'mark-open', dataset: 'indicators', open: true },
    'nhiệm vụ thuộc Trung ương': { type: 'class-task', task: '4.1', as: 'beyond-authority', basis: null },
    'đã cập nhật trên theodoinq': { type: 'mark-tracked', tasks: ['1.1', '3.6'], on: '2026-12-07' },
  }),
  createTask: examples<Partial<CreateTask>>(createTask, {
    'nhiệm vụ dự thảo': {
      programme: 'khcn',
      code: 'BS-01',
      title: 'Xây dựng quy chế phối hợp chia sẻ dữ liệu',
      leadUnits: ['so-khoa-hoc-va-cong-nghe'],
      deadlines: [{ deliverable: 'Dự thảo quy chế', rule: { kind: 'by', date: '2027-03-31' } }],
    },
  }),
  taskCommand: examples<TaskCommand>(taskCommand, {
    'bổ sung hồ sơ nhiệm vụ': {
      type: 'complete-profile',
      leadUnits: ['so-khoa-hoc-va-cong-nghe'],
      officer: 'p-0f3a9c51d2e4',
      deadlines: [
        { deliverable: 'Báo cáo', rule: { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 } },
      ],
    },
    'kích hoạt': { type: 'activate' },
    'tiếp nhận': { type: 'acknowledge' },
    'báo tiến độ': {
      type: 'report-progress',
      percent: 60,
      note: 'Đã lấy ý kiến các sở, ngành; đang tổng hợp.',
    },
    'trình sản phẩm': { type: 'submit-deliverable', deadlineId: 'm1', documentNumber: '12/TTr-SKHCN' },
    'trả lại': { type: 'return-deliverable', deadlineId: 'm1', note: 'Đề nghị bổ sung phụ lục kinh phí.' },
  }),
  createCommitteeSession: examples<CreateCommitteeSession>(createCommitteeSession, {
    'phiên họp tháng': { programme: 'khcn', heldOn: '2026-12-10', title: 'Phiên họp tháng 12' },
  }),
  endProgramme: examples<EndProgramme>(endProgramme, {
    'kết thúc đề án': {
      document: {
        ...{ title: 'Kết luận về việc kết thúc Đề án', number: '12-KL/TU', date: '2031-03-31' },
        ...{ issuer: 'Ban Thường vụ Tỉnh ủy', line: null },
      },
      confirm: 'khcn',
    },
  }),
  sessionConclusions: examples<SessionConclusions>(sessionConclusions, {
    'kết luận một hồ sơ': {
      conclusions: [
        {
          caseId: 'khcn-3.6.m1.1',
          version: 3,
          conclusion: { outcome: 'new-date', newDue: '2026-12-31', directive: 'Tập trung hoàn thành' },
        },
      ],
    },
  }),
  startCycle: examples<Partial<StartCycle>>(startCycle, {
    'xem trước sơ kết': { programme: 'khcn', kind: 'interim-review', year: 2028, dryRun: true },
    'mở sơ kết': { programme: 'khcn', kind: 'interim-review', year: 2028 },
  }),
  cycleCommand: examples<CycleCommand>(cycleCommand, {
    'gia hạn bước': {
      type: 'extend-stage',
      stage: 'tu-danh-gia',
      due: '2028-09-08',
      reason: 'Ảnh hưởng của bão, lũ.',
    },
    'trả lại nội dung': {
      type: 'return-submission',
      stage: 'tu-danh-gia',
      unit: 'so-tai-chinh',
      reason: 'Thiếu số giải ngân.',
    },
  }),
  submissionDraft: examples<SubmissionDraft>(submissionDraft, {
    'đang soạn': { stage: 'tu-danh-gia', content: { 'ket-qua': 'Đã hoàn thành…' }, revision: 0 },
  }),
  submissionInput: examples<SubmissionInput>(submissionInput, {
    gửi: { stage: 'tu-danh-gia', content: { 'ket-qua': 'Hoàn thành 4/5 nhiệm vụ.' } },
  }),
  caseCommand: examples<CaseCommand>(caseCommand, {
    'trình lên': { type: 'send-up', note: 'Kính trình Ban Chỉ đạo cho ý kiến.' },
    'đóng kèm lý do': { type: 'close', reason: 'Đơn vị đã gửi sản phẩm, đang kiểm tra.' },
  }),
  nameStandIn: examples<Partial<NameStandIn>>(nameStandIn, {
    'làm thay trong kỳ nghỉ': { by: 'p-0f3a9c51d2e4', since: '2026-12-14', until: '2026-12-18' },
    'vắng, chưa có ai thay': { by: null, since: '2026-12-14', until: '2026-12-18' },
  }),
  endStandIn: examples<EndStandIn>(endStandIn, { 'trở lại hôm nay': {} }),
  previewCalendar: examples<PreviewCalendar>(previewCalendar, {
    'lịch có ngày hoán đổi': { calendar: CALENDAR },
  }),
  saveCalendar: examples<SaveCalendar>(saveCalendar, {
    'lịch có ngày hoán đổi': { calendar: CALENDAR, cause: 'Thông báo số 12/TB-BNV', basis: BASIS },
  }),
  importHolidays: examples<HolidayImport>(holidayImport, {
    'bảng CSV': {
      format: 'csv',
      content: 'ngày,đến ngày,loại,tên\n05/02/2027,09/02/2027,nghỉ,Tết Nguyên đán\n',
      document: '12/TB-BNV',
      issuer: 'Bộ Nội vụ',
      issuedOn: '2026-12-01',
      status: 'confirmed',
    },
  }),
  previewPolicy: examples<PreviewPolicy>(previewPolicy, { 'nhắc dày hơn': { policy: POLICY } }),
  previewLadder: examples<PreviewLadder>(previewLadder, {
    'hạn 18/12, không ai trả lời': {
      ...{ policy: POLICY, due: '2026-12-18', assignedOn: '2026-10-01', people: 'absent' },
    },
  }),
  runSimulation: examples<RunSimulation>(runSimulation, {
    'ba tháng tới': { programme: 'khcn', to: '2027-02-28', people: 'absent' },
    'nếu nhắc dày hơn': { to: '2027-02-28', people: 'absent', policy: POLICY },
    'nếu hoán đổi ngày': { to: '2027-02-28', people: 'in-time', calendar: CALENDAR },
  }),
  savePolicy: examples<SavePolicy>(savePolicy, {
    'nhắc dày hơn': { policy: POLICY, cause: 'Ý kiến của Chánh Văn phòng', basis: BASIS },
  }),
  previewApply: examples<PreviewApply>(previewApply, {
    'mọi việc đang mở': { version: 'quy-tac-2', tasks: 'all' },
  }),
  applyPolicy: examples<ApplyPolicy>(applyPolicy, {
    'hai việc': {
      version: 'quy-tac-2',
      tasks: ['khcn-1.1', 'khcn-1.2'],
      cause: 'Thử quy tắc mới',
      basis: BASIS,
    },
  }),
  reorganisation: examples<object>(reorganisation, { 'đổi tên một sở': RENAMED }),
  carryOutReorganisation: examples<object>(carryOutReorganisation, {
    'đổi tên một sở': { ...RENAMED, basis: BASIS },
  }),
  signIn: examples<SignInRequest>(signInRequest, { 'địa chỉ thư': { email: 'canbo@demo.example' } }),
  verify: examples<VerifyRequest>(verifyRequest, {
    'mã trong thư': { email: 'canbo@demo.example', code: '123456' },
    'đường dẫn trong thư': { token: 'Vf3kQm0Y1rT8sJxw2bN7uLpa9cEoHdGzKi5WtXyR4nM' },
  }),
};
