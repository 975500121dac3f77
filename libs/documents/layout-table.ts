import {
  AlignmentType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { centred, HALF_POINTS, run, twips } from './layout-runs.js';
import { cellsOf, type DataTable, markOf } from './table/data-table.js';
import { alignOf, widthsFor, written } from './table/format.js';

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const MARGINS = { top: 40, bottom: 40, left: 70, right: 70 };
/** Many columns leave no room for the letters of the text. */
const SMALL_FROM = 7;

/** A table of data under its caption: heading repeated on every page, rows never cut in two. */
export function dataTable(table: DataTable, caption: string | null, width: number): (Paragraph | Table)[] {
  const { columns, unit, footnotes } = table;
  const size = columns.length >= SMALL_FROM ? HALF_POINTS.list : HALF_POINTS.small;
  // Twips are twentieths of a point, sizes its halves.
  const padding = (MARGINS.left + MARGINS.right) / 20;
  const points = widthsFor(table, twips(width) / 20, size / 2, padding);
  const widths = points.map((one) => Math.round(one * 20));
  return [
    ...(caption === null ? [] : [above([run(caption, { bold: true, size: HALF_POINTS.head })], 'center')]),
    ...(unit === null
      ? []
      : [above([run(`Đơn vị tính: ${unit}`, { italics: true, size: HALF_POINTS.small })], 'right')]),
    new Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [heading(table, widths, size), ...rows(table, widths, size)],
    }),
    ...footnotes.map(
      (note) =>
        new Paragraph({
          spacing: { before: 40 },
          children: [run(note, { italics: true, size: HALF_POINTS.small })],
        }),
    ),
    new Paragraph({ spacing: { after: 60 } }),
  ];
}

function above(children: ParagraphChild[], align: 'center' | 'right'): Paragraph {
  return new Paragraph({
    alignment: ALIGN[align],
    keepNext: true,
    spacing: { before: 80, after: 60 },
    children,
  });
}

function heading({ columns }: DataTable, widths: readonly number[], size: number): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader: true,
    children: columns.map(
      ({ title }, i) =>
        new TableCell({
          margins: MARGINS,
          verticalAlign: VerticalAlign.CENTER,
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          children: [centred(title, { bold: true, size })],
        }),
    ),
  });
}

function rows({ columns, rows: given }: DataTable, widths: readonly number[], size: number): TableRow[] {
  return given.map((row) => {
    const mark = markOf(row);
    const cells = cellsOf(row);
    const look = { bold: mark !== null, size };
    if (mark === 'group') {
      const name = cells.find((cell) => cell !== null) ?? '';
      const cell = new TableCell({
        margins: MARGINS,
        columnSpan: columns.length,
        children: [new Paragraph({ keepNext: true, children: [run(String(name), look)] })],
      });
      return new TableRow({ cantSplit: true, children: [cell] });
    }
    return new TableRow({
      cantSplit: true,
      children: columns.map(
        (column, i) =>
          new TableCell({
            margins: MARGINS,
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                alignment: ALIGN[alignOf(column, cells[i] ?? null)],
                children: [run(written(cells[i] ?? null, column), look)],
              }),
            ],
          }),
      ),
    });
  });
}
