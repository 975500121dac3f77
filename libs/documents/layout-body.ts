import {
  AlignmentType,
  convertMillimetersToTwip,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import { HALF_POINTS, run } from './layout-runs.js';
import type { Block, Paper } from './paper.js';

/** Both forms ask for the same body: 14 points, justified, first line in by 10 mm, 6 points between paragraphs. */
const SPACING = { line: 360, lineRule: LineRuleType.EXACT, after: 120 } as const;
const INDENT = { firstLine: convertMillimetersToTwip(10) };

export function bodyOf({ body, letterhead }: Paper): (Paragraph | Table)[] {
  // A State document ends with "./.", one of the Party with its last full stop.
  const last = body.findLastIndex(({ kind }) => kind !== 'table');
  return body.flatMap((block, i) => {
    if (block.kind === 'table') return table(block);
    // A signature does not stand alone on a page: the last lines go with it.
    const keepNext = block.kind === 'heading' || i >= body.length - 2;
    return [text(block, { keepNext, ending: i === last && letterhead.form === 'state' })];
  });
}

function text(
  block: Exclude<Block, { kind: 'table' }>,
  { keepNext, ending }: { keepNext: boolean; ending: boolean },
): Paragraph {
  const words = ending ? `${block.text.replace(/\.$/, '')}./.` : block.text;
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: INDENT,
    spacing: SPACING,
    keepNext,
    children: [run(block.kind === 'item' ? `- ${words}` : words, { bold: block.kind === 'heading' })],
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
