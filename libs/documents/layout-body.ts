import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { ChartPart } from './chart/chart.js';
import type { Picture } from './chart/picture.js';
import { chartPicture } from './layout-chart.js';
import { centred, HALF_POINTS, run, twips } from './layout-runs.js';
import { dataTable } from './layout-table.js';
import type { Block, Paper } from './paper.js';

/** Both forms ask for the same body: 14 points, justified, first line in by 10 mm, 6 points between paragraphs. */
const SPACING = { line: 360, lineRule: LineRuleType.EXACT, after: 120 } as const;
type Written = Extract<Block, { kind: 'heading' | 'paragraph' | 'item' }>;

const INDENT = { firstLine: twips(10) };

export interface Room {
  /** Between the margins, in millimetres. */
  width: number;
  pictures: ReadonlyMap<ChartPart, Picture>;
}

/** The text of a document; a State document ends with "./.", one of the Party with its last full stop. */
export function bodyOf({ body, letterhead }: Paper, room: Room): (Paragraph | Table)[] {
  const last = body.findLastIndex(({ kind }) => kind === 'paragraph' || kind === 'item');
  // A signature does not stand alone on a page: the last lines go with it.
  return blocks(body, room, (i) => ({
    keepNext: i >= body.length - 2,
    ending: i === last && letterhead.form === 'state',
  }));
}

/** Blocks as they stand; of an annex too, which has no end mark. */
export function blocks(
  given: readonly Block[],
  room: Room,
  place: (i: number) => Place = () => ({ keepNext: false, ending: false }),
): (Paragraph | Table)[] {
  return given.flatMap((block, i) => {
    switch (block.kind) {
      case 'table':
        return table(block);
      case 'data':
        return dataTable(block.table, block.caption, room.width);
      case 'chart': {
        const picture = room.pictures.get(block.chart);
        const id = [...room.pictures.keys()].indexOf(block.chart) + 1;
        return picture === undefined ? [] : chartPicture(block, picture, id, room.width);
      }
      case 'note':
        return [centred(block.text, { italics: true }, 160)];
      default:
        return [text(block, place(i))];
    }
  });
}

interface Place {
  keepNext: boolean;
  ending: boolean;
}

function text(block: Written, { keepNext, ending }: Place): Paragraph {
  const words = ending ? `${block.text.replace(/\.$/, '')}./.` : block.text;
  const heading = block.kind === 'heading';
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: INDENT,
    spacing: SPACING,
    keepNext: keepNext || heading,
    children: [
      run(block.kind === 'item' ? `- ${words}` : words, {
        bold: heading,
        italics: heading && block.level === 3,
      }),
    ],
  });
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: bold,
      children: cells.map((cell, i) => {
        const middle = bold || i > 0;
        return new TableCell({
          margins: { top: 40, bottom: 40, left: 100, right: 100 },
          width: { size: i === 0 ? 100 - 25 * (cells.length - 1) : 25, type: WidthType.PERCENTAGE },
          children: [
            new Paragraph({
              alignment: middle ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: [run(cell, { bold, size: HALF_POINTS.head })],
            }),
          ],
        });
      }),
    });
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ spacing: { after: 60 } }),
  ];
}
