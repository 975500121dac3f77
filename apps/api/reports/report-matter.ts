import { type Annex, outlineOf, type ReportMatter, type Section } from '#documents';
import { formatDate } from '#domain';
import {
  askedSentence,
  conflictsAnnex,
  figuresSection,
  missingAnnex,
  ownOrUnits,
  rowsAnnexes,
  textsAnnex,
  writtenCell,
} from './answer-parts.js';
import type { Gathered } from './gather.service.js';
import { indicatorAnnex, indicatorSection } from './indicator-parts.js';
import { issuersOf } from './issuers.js';
import { moneyAnnex, moneySection } from './money-parts.js';
import { periodOf, reportKindOf, subjectOf } from './period.js';
import { stepsSection } from './review-parts.js';
import { readersOf } from './stages.js';
import { changedAnnex, taskAnnex, taskSection } from './task-parts.js';
import { inside, rowsOf, wordIn } from './words.js';

/** A periodic report or a review, in the headings its kind has. */
export function reportMatter(gathered: Gathered): ReportMatter {
  const { cycle, facts, programme, scene, stage, issuer, date, asOf, answered } = gathered;
  const kind = reportKindOf(cycle);
  const isReview = kind === 'interim-review' || kind === 'final-review';
  const period = periodOf(cycle, facts);
  const to = isReview ? [] : scene.names.units(readersOf(cycle, stage)).map(({ name }) => name);
  const basis = requestOf(gathered);
  const word = kind === 'interim-review' ? 'sơ kết' : kind === 'final-review' ? 'tổng kết' : 'kết quả';
  return {
    kind,
    programme,
    period,
    subject: subjectOf(cycle, programme, period),
    date,
    cutOff: asOf,
    issuers: issuersOf(scene.directory, { unit: issuer, programme: cycle.programme, answers: to.length > 0 }),
    to,
    opening: [
      `Thực hiện ${programme}${basis === null ? '' : ` và ${basis}`}, ${scene.names.unit(issuer).name} báo cáo ${word} thực hiện ${period} như sau:`,
      ...(answered === null || !isReview ? [] : [askedSentence(answered)]),
    ],
    sections: isReview ? reviewSections(gathered) : periodicSections(gathered),
    closing: `Trên đây là báo cáo ${word} thực hiện ${programme}, ${period}${to.length === 0 ? '' : `, kính báo cáo ${to.join(', ')}`}.`,
    annexes: [
      taskAnnex(gathered),
      indicatorAnnex(gathered),
      moneyAnnex(gathered),
      changedAnnex(gathered),
      commended(gathered),
      textsAnnex(gathered),
      ...rowsAnnexes(gathered),
      conflictsAnnex(gathered),
      missingAnnex(gathered),
    ].filter((annex) => annex !== null),
  };
}

function periodicSections(gathered: Gathered): Section[] {
  const [results, shortcomings, next, proposals] = headed(gathered);
  const figures = figuresSection(gathered.answered);
  return [
    {
      ...results!,
      paragraphs: [],
      parts: [
        { heading: 'Kết quả chung', ...ownOrUnits(gathered, 'ket-qua') },
        taskSection(gathered),
        indicatorSection(gathered),
        moneySection(gathered),
        ...(figures === null ? [] : [figures]),
      ],
    },
    { ...shortcomings!, ...ownOrUnits(gathered, 'ton-tai') },
    { ...next!, ...ownOrUnits(gathered, 'phuong-huong') },
    { ...proposals!, ...ownOrUnits(gathered, 'kien-nghi') },
  ];
}

function reviewSections(gathered: Gathered): Section[] {
  const [leading, targets, tasks, resources, judgement, next, proposals] = headed(gathered);
  const figures = figuresSection(gathered.answered);
  return [
    { ...leading!, ...stepsSection(gathered) },
    { ...targets!, ...bare(indicatorSection(gathered)) },
    {
      ...tasks!,
      paragraphs: [],
      parts: [
        { heading: 'Kết quả chung', ...ownOrUnits(gathered, 'ket-qua') },
        taskSection(gathered),
        ...(figures === null ? [] : [figures]),
      ],
    },
    { ...resources!, ...bare(moneySection(gathered)) },
    { ...judgement!, ...ownOrUnits(gathered, 'ton-tai') },
    { ...next!, ...ownOrUnits(gathered, 'phuong-huong') },
    { ...proposals!, ...ownOrUnits(gathered, 'kien-nghi') },
  ];
}

const headed = ({ cycle }: Gathered): Section[] =>
  outlineOf(reportKindOf(cycle)).map((heading) => ({ heading, paragraphs: [] }));

/** The content of a section under another heading. */
function bare({ heading: _heading, ...rest }: Section): Omit<Section, 'heading'> {
  return rest;
}

/** The document that asked for the report. */
function requestOf({ events }: Gathered): string | null {
  const opened = events.find(({ type }) => type === 'cycle-opened');
  const request = (
    opened?.data as { request?: { title: string; number: string | null; date: string | null } | null }
  )?.request;
  if (!request) return null;
  const { title, number, date } = request;
  return `${inside(title)}${number === null ? '' : ` số ${number}`}${date === null ? '' : ` ngày ${formatDate(date)}`}`;
}

/** Who is put forward for commendation; only a review has such a list. */
function commended({ cycle, contentOf, scene }: Gathered): Annex | null {
  const stage = cycle.stages.find(({ form }) => form === 'khen-thuong');
  const rows = stage === undefined ? [] : rowsOf(contentOf(stage.id), 'de-nghi');
  if (rows.length === 0) return null;
  const text = (title: string, width: number) => ({ title, kind: 'text', width }) as const;
  return {
    title: 'Danh sách đề nghị khen thưởng',
    sheet: 'Khen thưởng',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
          text('Tập thể, cá nhân', 2.4),
          text('Đơn vị', 2),
          text('Hình thức đề nghị', 1.6),
          text('Thành tích', 3),
        ],
        rows: rows.map((row, i) => [
          i + 1,
          ...['ten', 'don-vi', 'hinh-thuc', 'thanh-tich'].map((column) =>
            writtenCell(wordIn(row, column), scene),
          ),
        ]),
        footnotes: [],
      },
    ],
  };
}
