import type { ReportKind, ReportMatter } from './matter.js';

/** How a document of a kind is called, and the sections that readers expect in it. */
interface Usual {
  type: string;
  symbol: string;
  subject: (matter: Pick<ReportMatter, 'programme' | 'period'>) => string;
  headings: readonly string[];
}

const REPORT = [
  'Kết quả thực hiện',
  'Tồn tại, hạn chế và nguyên nhân',
  'Phương hướng, nhiệm vụ kỳ tới',
  'Kiến nghị, đề xuất',
];
const REVIEW = [
  'Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện',
  'Kết quả thực hiện mục tiêu, chỉ tiêu',
  'Kết quả thực hiện nhiệm vụ, giải pháp',
  'Nguồn lực thực hiện',
  'Đánh giá chung, tồn tại, hạn chế, nguyên nhân và bài học kinh nghiệm',
  'Phương hướng, nhiệm vụ và giải pháp thời gian tới',
  'Kiến nghị, đề xuất',
];

/** A programme that ends with its own years is set off from the period that is reported on. */
const during = (programme: string, period: string) =>
  `${programme}${/\d$/.test(programme) ? ',' : ''} ${period}`;

const results = ({ programme, period }: Pick<ReportMatter, 'programme' | 'period'>) =>
  `kết quả thực hiện ${during(programme, period)}`;
const review =
  (word: string) =>
  ({ programme, period }: Pick<ReportMatter, 'programme' | 'period'>) =>
    `${word} thực hiện ${during(programme, period)}`;
const report = { type: 'Báo cáo', symbol: 'BC', subject: results, headings: REPORT };

const USUAL: Record<ReportKind, Usual> = {
  'six-month-report': report,
  'annual-report': report,
  'periodic-report': report,
  'term-report': report,
  'interim-review': { ...report, subject: review('sơ kết'), headings: REVIEW },
  'final-review': { ...report, subject: review('tổng kết'), headings: REVIEW },
  'unit-review': { ...report, subject: review('tự đánh giá kết quả'), headings: REPORT },
  'annual-plan': {
    type: 'Kế hoạch',
    symbol: 'KH',
    subject: ({ programme, period }) => `thực hiện ${during(programme, period)}`,
    headings: ['Mục đích, yêu cầu', 'Chỉ tiêu', 'Nhiệm vụ, giải pháp', 'Kinh phí', 'Tổ chức thực hiện'],
  },
  'mission-sheet': {
    type: 'Phiếu giao việc',
    symbol: 'PGV',
    subject: ({ programme }) => `thực hiện ${programme}`,
    headings: [],
  },
};

export const usual = (kind: ReportKind): Usual => USUAL[kind];

/** The headings a document of this kind usually has, in order, without numbers; the writer fills them. */
export function outlineOf(kind: ReportKind): readonly string[] {
  return USUAL[kind].headings;
}
