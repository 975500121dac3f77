import pdfmake from 'pdfmake';
import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontFiles } from '../fonts.js';
import type { Paper } from '../paper.js';
import { plain } from '../text.js';
import { blocks, bodyOf, DEFAULT_SIZE, LAYOUTS } from './body.js';
import { annexHead, head, tail } from './frame.js';
import { MM } from './measures.js';

const FONT = 'Tinos';
/** In millimetres: left, top, right, bottom; wide pages are bound along the same edge of the sheet. */
const MARGINS = { party: [30, 20, 15, 20], state: [30, 20, 20, 20], wide: [20, 30, 20, 15] } as const;
/** How far down a page a table may begin. */
const LOWEST = 0.86;
const SHORT = 210;
const LONG = 297;

pdfmake.setFonts({ [FONT]: fontFiles });
pdfmake.setTableLayouts(LAYOUTS);
// Nothing but the fonts is read, and nothing is fetched, whatever a text says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fontFiles).some((file) => file === path));

/** The same document as a file that looks the same everywhere, its letters inside. */
export async function pdf(paper: Paper): Promise<Uint8Array> {
  const { form } = paper.letterhead;
  const width = (SHORT - MARGINS[form][0] - MARGINS[form][2]) * MM;
  const wide = (LONG - MARGINS.wide[0] - MARGINS.wide[2]) * MM;
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: points(MARGINS[form]),
    info: {
      title: plain(paper.subject),
      creator: 'Đôn Đốc',
      producer: 'Đôn Đốc',
      // Its only clock is the date it is drafted for.
      creationDate: new Date(`${paper.date}T00:00:00Z`),
    },
    language: 'vi-VN',
    defaultStyle: { font: FONT, fontSize: DEFAULT_SIZE },
    header: pageNumbers(),
    content: [
      section(
        [...head(paper, width), ...bodyOf(paper, width), tail(paper, width)],
        'portrait',
        MARGINS[form],
      ),
      ...(paper.annexes ?? []).map((annex) =>
        section([...annexHead(annex), ...blocks(annex.body, wide)], 'landscape', MARGINS.wide),
      ),
    ],
    // A heading does not stay behind alone, nor what names a table without the first of its rows.
    pageBreakBefore: ({ headlineLevel, startPosition }, { getFollowingNodesOnPage }) =>
      (headlineLevel === 1 && getFollowingNodesOnPage().length === 0) ||
      (headlineLevel === 2 && startPosition.verticalRatio > LOWEST),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

type Margins = readonly [number, number, number, number];

const points = (margins: Margins): [number, number, number, number] => [
  margins[0] * MM,
  margins[1] * MM,
  margins[2] * MM,
  margins[3] * MM,
];

function section(content: Content[], pageOrientation: 'portrait' | 'landscape', margins: Margins): Content {
  return {
    section: content,
    pageOrientation,
    pageMargins: points(margins),
    header: pageNumbers(),
  };
}

/** In the middle above, from the second page of its part on; laid out anew, a part may begin on another page. */
function pageNumbers(): DynamicContent {
  let first = 0;
  let before = Number.POSITIVE_INFINITY;
  return (page) => {
    if (page <= before) first = page;
    before = page;
    const number = page - first + 1;
    return number === 1 ? '' : { text: String(number), alignment: 'center', margin: [0, 10 * MM, 0, 0] };
  };
}
