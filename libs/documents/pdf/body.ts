import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { tallest } from '../chart/parts.js';
import { draw } from '../chart/picture.js';
import type { Block, Paper } from '../paper.js';
import { type Cell, type Column, cellsOf, type DataTable, markOf, type Row } from '../table/data-table.js';
import { alignOf, widthsFor, written } from '../table/format.js';
import { plain } from '../text.js';
import { centred } from './frame.js';
import { BODY, HEAD, LIST, MM, SMALL } from './measures.js';

/** The letters of the font stand a little closer by nature than the 18 points the forms ask for. */
const LEADING = 1.12;
const PADDING = 4;
const BORDER = 0.5;
const SMALL_FROM = 7;
/** A longer word may be broken anywhere, else it would run out of its cell. */
const LONGEST_WORD = 24;

/** The text of a document; a State document ends with "./.". */
export function bodyOf({ body, letterhead }: Paper, width: number): Content[] {
  const last = body.findLastIndex(({ kind }) => kind === 'paragraph' || kind === 'item');
  return blocks(body, width, letterhead.form === 'state' ? last : -1);
}

export function blocks(given: readonly Block[], width: number, ending = -1): Content[] {
  return given.flatMap((block, i): Content[] => {
    switch (block.kind) {
      case 'table':
        return [plainTable(block, width)];
      case 'data':
        return dataTable(block.table, block.caption, width);
      case 'chart':
        return [
          {
            unbreakable: true,
            margin: [0, 6, 0, 8],
            stack: [
              { svg: draw(block.chart), fit: [width, tallest(width / MM) * MM], alignment: 'center' },
              centred(block.caption, { bold: true, fontSize: HEAD }),
            ],
          },
        ];
      case 'note':
        return [centred(block.text, { italics: true, margin: [0, 0, 0, 8] })];
      default:
        return [text(block, i === ending)];
    }
  });
}

function text(block: Extract<Block, { kind: 'heading' | 'paragraph' | 'item' }>, ending: boolean): Content {
  const words = plain(ending ? `${block.text.replace(/\.$/, '')}./.` : block.text);
  const heading = block.kind === 'heading';
  return {
    text: block.kind === 'item' ? `- ${words}` : words,
    alignment: 'justify',
    leadingIndent: 10 * MM,
    lineHeight: LEADING,
    margin: [0, 0, 0, 6],
    bold: heading,
    italics: heading && block.level === 3,
    ...(heading ? { headlineLevel: 1 } : {}),
    ...broken(words),
  };
}

const broken = (words: string): { wordBreak?: 'break-all' } =>
  words.split(/\s/).some((word) => word.length > LONGEST_WORD * 2) ? { wordBreak: 'break-all' } : {};

function plainTable({ head, rows }: Extract<Block, { kind: 'table' }>, width: number): Content {
  const columns = head.map(
    (title, i): Column => ({
      title,
      kind: 'text',
      width: i === 0 ? 4 - (head.length - 1) : 1,
      align: i === 0 ? 'left' : 'center',
    }),
  );
  return grid({ title: null, unit: null, columns, rows, footnotes: [] }, width, HEAD);
}

function dataTable(table: DataTable, caption: string | null, width: number): Content[] {
  return [
    ...(caption === null
      ? []
      : [{ ...(centred(caption, { bold: true, fontSize: HEAD }) as object), headlineLevel: 2 } as Content]),
    ...(table.unit === null
      ? []
      : [
          {
            text: plain(`Đơn vị tính: ${table.unit}`),
            italics: true,
            fontSize: SMALL,
            alignment: 'right' as const,
          },
        ]),
    grid(table, width, table.columns.length >= SMALL_FROM ? LIST : SMALL),
    ...table.footnotes.map((note): Content => ({ text: plain(note), italics: true, fontSize: SMALL })),
    { text: ' ', fontSize: 6 },
  ];
}

function grid(table: DataTable, width: number, fontSize: number): Content {
  const { columns, rows } = table;
  const room = width - columns.length * 2 * PADDING - (columns.length + 1) * BORDER;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: widthsFor(table, room, fontSize, 0),
      body: [
        columns.map(
          ({ title }): TableCell => ({ text: plain(title), bold: true, alignment: 'center', fontSize }),
        ),
        ...rows.map((row) => line(row, columns, fontSize)),
      ],
    },
    layout: 'grid',
    fontSize,
    margin: [0, 3, 0, 3],
  };
}

function line(row: Row, columns: readonly Column[], fontSize: number): TableCell[] {
  const mark = markOf(row);
  const cells = cellsOf(row);
  if (mark === 'group') {
    const name = String(cells.find((cell) => cell !== null) ?? '');
    return [
      { text: plain(name), bold: true, colSpan: columns.length, fontSize, headlineLevel: 2 },
      ...columns.slice(1).map(() => ({})),
    ];
  }
  return columns.map((column, i) => value(cells[i] ?? null, column, mark !== null));
}

function value(cell: Cell, column: Column, bold: boolean): TableCell {
  const words = plain(written(cell, column));
  const long = words.split(/\s/).some((word) => word.length > LONGEST_WORD);
  return {
    text: words,
    bold,
    alignment: alignOf(column, cell),
    ...(long ? { wordBreak: 'break-all' as const } : {}),
  };
}

export const LAYOUTS = {
  bare: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
  grid: {
    hLineWidth: () => BORDER,
    vLineWidth: () => BORDER,
    paddingLeft: () => PADDING,
    paddingRight: () => PADDING,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
};

export const DEFAULT_SIZE = BODY;
