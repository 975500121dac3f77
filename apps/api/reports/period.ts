import type { CycleKind } from '#contracts';
import type { ReportKind } from '#documents';
import type { CycleState } from '#domain';
import type { ProgrammeFacts } from '#persistence';

const KINDS: Record<CycleKind, ReportKind> = {
  'annual-plan': 'annual-plan',
  'six-month-report': 'six-month-report',
  'annual-report': 'annual-report',
  'quarterly-report': 'periodic-report',
  'nine-month-report': 'periodic-report',
  'ad-hoc-report': 'periodic-report',
  'mid-term-report': 'term-report',
  'end-of-term-report': 'term-report',
  'interim-review': 'interim-review',
  'final-review': 'final-review',
  'unit-plan': 'periodic-report',
  'unit-review': 'unit-review',
};

export const reportKindOf = ({ kind }: Pick<CycleState, 'kind'>): ReportKind => KINDS[kind];

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** The period as it stands in a sentence: `6 tháng đầu năm 2027`, `quý II năm 2027`, `giai đoạn 2026–2028`. */
export function periodOf(
  { kind, year, part }: Pick<CycleState, 'kind' | 'year' | 'part'>,
  { years }: Pick<ProgrammeFacts, 'years'>,
): string {
  const since = years === null || years.from >= year ? `năm ${year}` : `giai đoạn ${years.from}–${year}`;
  switch (kind) {
    case 'annual-plan':
    case 'annual-report':
    case 'unit-plan':
    case 'unit-review':
      return `năm ${year}`;
    case 'six-month-report':
      return `6 tháng đầu năm ${year}`;
    case 'nine-month-report':
      return `9 tháng năm ${year}`;
    case 'quarterly-report':
      return part === null ? `năm ${year}` : `quý ${QUARTERS[part - 1] ?? part} năm ${year}`;
    case 'ad-hoc-report':
      return part === null ? `năm ${year}` : `năm ${year} (báo cáo đột xuất lần ${part})`;
    case 'mid-term-report':
    case 'end-of-term-report':
    case 'interim-review':
    case 'final-review':
      return since;
  }
}

/** What the document is about, where the usual words of its kind do not say it: it puts together what units sent. */
export function subjectOf(
  { kind }: Pick<CycleState, 'kind'>,
  programme: string,
  period: string,
): string | null {
  const whose = `của các cơ quan, đơn vị, địa phương ${period}`;
  if (kind === 'unit-plan') return `tổng hợp kế hoạch thực hiện ${programme} ${whose}`;
  return kind === 'unit-review' ? `tổng hợp kết quả tự sơ kết thực hiện ${programme} ${whose}` : null;
}
