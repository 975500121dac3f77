import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { ChartPart } from './chart/chart.js';
import type { Picture } from './chart/picture.js';
import { blocks, bodyOf } from './layout-body.js';
import { annexHead, head, tail } from './layout-frame.js';
import { FONT, HALF_POINTS, run, twips } from './layout-runs.js';
import type { Paper } from './paper.js';
import { plain } from './text.js';

/** A4, in millimetres. */
const SHORT = 210;
const LONG = 297;
/** Margins by form, in millimetres: top, right, bottom, left. */
const MARGINS = { party: [20, 15, 20, 30], state: [20, 20, 20, 30] } as const;
/** A wide page is bound along the same edge of the sheet, which is its upper one. */
const WIDE = [30, 20, 15, 20] as const;

/** A4, Times New Roman 14, the page number in the middle above from the second page on. */
export function layout(paper: Paper, pictures: ReadonlyMap<ChartPart, Picture> = new Map()): Document {
  const margins = MARGINS[paper.letterhead.form];
  const main = { width: SHORT - margins[1] - margins[3], pictures };
  const wide = { width: LONG - WIDE[1] - WIDE[3], pictures };
  return new Document({
    creator: 'Đôn Đốc',
    title: plain(paper.subject),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: HALF_POINTS.body, language: { value: 'vi-VN' } },
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: [
      section(margins, [...head(paper), ...bodyOf(paper, main), ...tail(paper)]),
      ...(paper.annexes ?? []).map((annex) =>
        section(WIDE, [...annexHead(annex), ...blocks(annex.body, wide)], 'wide'),
      ),
    ],
  });
}

type Margins = readonly [number, number, number, number];

function section(margins: Margins, children: (Paragraph | Table)[], wide?: 'wide'): ISectionOptions {
  const [top, right, bottom, left] = margins.map((mm) => twips(mm));
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(SHORT),
          height: twips(LONG),
          orientation: wide === undefined ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { top, right, bottom, left, header: twips(10) },
        // An annex counts its own pages.
        ...(wide === undefined ? {} : { pageNumbers: { start: 1 } }),
      },
    },
    headers: { default: numbered(), first: new Header({ children: [new Paragraph({})] }) },
    children,
  };
}

function numbered(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: HALF_POINTS.body });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number, run('')] })],
  });
}
