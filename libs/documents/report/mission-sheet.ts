import type { BasisDocument, IsoDate } from '#contracts';
import { formatDate } from '#domain';
import { basisOf } from '../sentences.js';
import type { Row } from '../table/data-table.js';
import type { ReportMatter } from './matter.js';

/** What a task says about itself: what, who, whose responsibility, which result, by when, with which authority. */
export interface MissionFacts {
  date: IsoDate;
  programme: string;
  issuers: ReportMatter['issuers'];
  code: string;
  title: string;
  basis: BasisDocument | null;
  leads: readonly string[];
  coordinating: readonly string[];
  /** Head of the lead unit, who answers for it. */
  head: string | null;
  officer: string | null;
  watcher: string | null;
  authority: string | null;
  deadlines: readonly { deliverable: string; due: IsoDate | null; rule: string | null }[];
  measures: readonly string[];
  resources: string | null;
  reporting: string | null;
}

const BLANK = '……………………';
const LINE = '……………………………………………………';

/** Phiếu giao việc: one page that says what a task asks, with room to sign for it. What is not known is left open. */
export function missionSheet(facts: MissionFacts): ReportMatter {
  const { code } = facts;
  return {
    kind: 'mission-sheet',
    programme: facts.programme,
    period: '',
    subject: `Nhiệm vụ ${code}`,
    date: facts.date,
    cutOff: null,
    issuers: facts.issuers,
    to: facts.leads.length === 0 ? [] : facts.leads,
    opening: [],
    sections: [
      {
        heading: '',
        paragraphs: [],
        tables: [
          {
            title: null,
            unit: null,
            columns: [
              { title: 'Nội dung', kind: 'text', width: 1.3 },
              { title: 'Giao thực hiện', kind: 'text', width: 3.7 },
            ],
            rows: fields(facts),
            footnotes: [],
          },
          ...deadlines(facts),
        ],
      },
    ],
    closing: null,
    annexes: [],
  };
}

function fields(facts: MissionFacts): Row[] {
  const list = (items: readonly string[]) => (items.length === 0 ? BLANK : items.join('; '));
  return [
    ['Việc', `${facts.title} (thuộc ${facts.programme})`],
    ['Căn cứ', basisOf(facts.basis) ?? BLANK],
    ['Cơ quan chủ trì', list(facts.leads)],
    ['Người chịu trách nhiệm', facts.head ?? BLANK],
    ['Cán bộ được giao', facts.officer ?? BLANK],
    ['Cơ quan phối hợp', list(facts.coordinating)],
    ['Thẩm quyền', facts.authority ?? BLANK],
    ['Chỉ số đo', list(facts.measures)],
    ['Nguồn lực', facts.resources ?? BLANK],
    ['Người theo dõi', facts.watcher ?? BLANK],
    ['Chế độ báo cáo', facts.reporting ?? BLANK],
    ['Ý kiến giao việc', LINE],
    ['Người nhận việc', 'Ngày …… tháng …… năm …… (ký, ghi rõ họ tên)'],
  ];
}

function deadlines({ deadlines: given }: MissionFacts) {
  const rows: Row[] =
    given.length === 0
      ? [[1, BLANK, BLANK]]
      : given.map(({ deliverable, due, rule }, i) => [i + 1, deliverable, dueWords(due, rule)]);
  return [
    {
      title: 'Sản phẩm và thời hạn',
      unit: null,
      columns: [
        { title: 'TT', kind: 'number' as const, width: 0.4 },
        { title: 'Sản phẩm', kind: 'text' as const, width: 3 },
        { title: 'Thời hạn', kind: 'text' as const, width: 1.8 },
      ],
      rows,
      footnotes: [],
    },
  ];
}

function dueWords(due: IsoDate | null, rule: string | null): string {
  if (due === null) return rule ?? BLANK;
  return rule === null ? formatDate(due) : `${formatDate(due)} (${rule})`;
}
