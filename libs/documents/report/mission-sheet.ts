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
    to: [],
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
    ...products(facts),
    ['Thẩm quyền', facts.authority ?? BLANK],
    ['Chỉ số đo', list(facts.measures)],
    ['Nguồn lực', facts.resources ?? BLANK],
    ['Người theo dõi', facts.watcher ?? BLANK],
    ['Chế độ báo cáo', facts.reporting ?? BLANK],
    ['Ý kiến giao việc', LINE],
    ['Người nhận việc', 'Ngày …… tháng …… năm …… (ký, ghi rõ họ tên)'],
  ];
}

/** Which result, by when: a line each. */
function products({ deadlines }: MissionFacts): Row[] {
  if (deadlines.length === 0) return [['Sản phẩm, thời hạn', BLANK]];
  return deadlines.map(({ deliverable, due, rule }, i) => [
    deadlines.length === 1 ? 'Sản phẩm, thời hạn' : `Sản phẩm, thời hạn (${i + 1})`,
    `${deliverable}; thời hạn: ${dueWords(due, rule)}`,
  ]);
}

function dueWords(due: IsoDate | null, rule: string | null): string {
  if (due === null) return rule ?? BLANK;
  return rule === null ? formatDate(due) : `${formatDate(due)} (${rule})`;
}
