import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { bodyOf } from './layout-body.js';
import { head, tail } from './layout-frame.js';
import { FONT, HALF_POINTS, run } from './layout-runs.js';
import type { Paper } from './paper.js';

/** Margins by form, in millimetres: top, right, bottom, left. */
const MARGINS = { party: [20, 15, 20, 30], state: [20, 20, 20, 30] } as const;

/** A4, Times New Roman 14, the page number in the middle above from the second page on. */
export function layout(paper: Paper): Document {
  const { form } = paper.letterhead;
  const [top, right, bottom, left] = MARGINS[form].map((mm) => convertMillimetersToTwip(mm));
  return new Document({
    creator: 'Đôn Đốc',
    title: paper.subject,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: HALF_POINTS.body, language: { value: 'vi-VN' } },
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: { top, right, bottom, left, header: convertMillimetersToTwip(10) },
          },
        },
        headers: { default: numbered(), first: new Header({ children: [new Paragraph({})] }) },
        children: [...head(paper), ...bodyOf(paper), ...tail(paper)],
      },
    ],
  });
}

function numbered(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: HALF_POINTS.body });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number, run('')] })],
  });
}
