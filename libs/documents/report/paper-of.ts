import { formatDate } from '#domain';
import { parts } from '../chart/parts.js';
import { type Block, type Form, heading, item, type Paper, type PaperAnnex, paragraph } from '../paper.js';
import type { DataTable } from '../table/data-table.js';
import type { Annex, ReportMatter, Section } from './matter.js';
import { usual } from './outline.js';

const BLANK = '……';

/** A matter in the form of the Party or of the State. */
export function paperOf(matter: ReportMatter, form: Form): Paper {
  const { kind, sections, annexes } = matter;
  const issuer = matter.issuers[form];
  const { type, symbol, subject } = usual(kind);
  const captions = new Captions();
  return {
    letterhead: { ...issuer.letterhead, form },
    date: matter.date,
    symbol: issuer.symbol ?? symbol,
    type,
    subject: matter.subject ?? subject(matter),
    address: matter.to.length === 0 ? null : { word: 'Kính gửi', to: matter.to },
    body: [
      ...(matter.cutOff === null ? [] : [note(`(Số liệu tính đến ngày ${formatDate(matter.cutOff)})`)]),
      ...matter.opening.map(paragraph),
      ...numbered(sections, form, captions, 1),
      ...guide(annexes),
      ...(matter.closing === null ? [] : [paragraph(matter.closing)]),
    ],
    signature: issuer.signature,
    recipients: issuer.recipients,
    annexes: annexes.map((annex, i) => annexOf(annex, labelOf(i, annexes.length), matter, form)),
  };
}

const note = (text: string): Block => ({ kind: 'note', text });

/** Tables and pictures of the body are counted apart, so that a sentence can name one. */
class Captions {
  private tables = 0;
  private charts = 0;

  table(title: string): string {
    this.tables += 1;
    return `Bảng ${this.tables}. ${title}`;
  }

  chart(title: string): string {
    this.charts += 1;
    return `Biểu đồ ${this.charts}. ${title}`;
  }
}

function numbered(
  sections: readonly Section[],
  form: Form,
  captions: Captions | null,
  level: 1 | 2 | 3,
): Block[] {
  return sections.flatMap((section, i) => [
    ...(section.heading === ''
      ? []
      : [{ ...heading(`${numberOf(i + 1, level, form)} ${section.heading}`), level } as Block]),
    ...section.paragraphs.map(paragraph),
    ...(section.bullets ?? []).map(item),
    ...filled(section, captions),
    ...numbered(section.parts ?? [], form, captions, level === 1 ? 2 : 3),
  ]);
}

function filled({ tables = [], charts = [] }: Pick<Section, 'tables' | 'charts'>, captions: Captions | null) {
  return [
    ...tables.map((table) => data(table, captions)),
    ...charts.flatMap((chart) => {
      const caption = captions === null ? chart.title : captions.chart(chart.title);
      return parts(chart, captions === null ? 'wide' : 'upright').map(
        (part, i): Block => ({
          kind: 'chart',
          caption: i === 0 ? caption : `${caption} (tiếp)`,
          chart: part,
        }),
      );
    }),
  ];
}

function data(table: DataTable, captions: Captions | null): Block {
  const caption = table.title === null || captions === null ? table.title : captions.table(table.title);
  return { kind: 'data', caption, table };
}

function numberOf(n: number, level: 1 | 2 | 3, form: Form): string {
  if (level === 1) return form === 'party' ? `${roman(n)}-` : `${roman(n)}.`;
  return level === 2 ? `${n}.` : `${'abcdeghiklmnopqrstuvxy'[n - 1] ?? n})`;
}

/** The text has to point at every annex. */
function guide(annexes: readonly Annex[]): Block[] {
  if (annexes.length === 0) return [];
  const labels = annexes.map((_, i) => labelOf(i, annexes.length));
  return [
    paragraph(
      `Chi tiết tại ${labels.length === 1 ? labels[0] : `${labels[0]}–${roman(labels.length)}`} kèm theo.`,
    ),
  ];
}

const labelOf = (i: number, all: number): string => (all === 1 ? 'Phụ lục' : `Phụ lục ${roman(i + 1)}`);

function annexOf(annex: Annex, label: string, matter: ReportMatter, form: Form): PaperAnnex {
  const { type, symbol } = usual(matter.kind);
  const { letterhead, name = letterhead.issuer, symbol: own } = matter.issuers[form];
  const number =
    form === 'party' ? `số ${BLANK}-${own ?? symbol}/${BLANK}` : `số ${BLANK}/${own ?? symbol}-${BLANK}`;
  return {
    label,
    title: annex.title,
    note: `(Kèm theo ${type} ${number} ngày ${BLANK} tháng ${BLANK} năm ${matter.date.slice(0, 4)} của ${name})`,
    body: [...(annex.paragraphs ?? []).map(paragraph), ...filled(annex, null)],
  };
}

const NUMERALS = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

export function roman(n: number): string {
  const [value, sign] = NUMERALS.find(([value]) => value <= n) ?? [0, ''];
  return value === 0 ? '' : sign + roman(n - value);
}
