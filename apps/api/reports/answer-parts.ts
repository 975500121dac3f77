import { type Annex, type Cell, type Column, missingTable, type Section } from '#documents';
import { formatDate } from '#domain';
import type { Answered, Gathered } from './gather.service.js';
import { linesOf, NO_DATA, NO_TEXT, textOf } from './words.js';

const text = (title: string, width: number): Column => ({ title, kind: 'text', width });
const ORDINAL: Column = { title: 'TT', kind: 'number', width: 0.6, align: 'center' };

/** Who was asked, and who answered. */
export function askedSentence({ stage, answers, absent, formTitle }: Answered): string {
  const asked = stage.respondents.length;
  const excused = asked - answers.length - absent.length;
  const parts = [
    `${answers.length}/${asked} cơ quan, đơn vị, địa phương đã gửi “${formTitle}”`,
    ...(absent.length === 0 ? [] : [`${absent.length} chưa gửi`]),
    ...(excused <= 0 ? [] : [`${excused} không thuộc diện phải gửi`]),
  ];
  return `${parts.join(', ')}.`;
}

/** The units' own numbers added up: done and estimated apart, and over how many units. */
export function figuresSection(answered: Answered | null): Section | null {
  if (answered === null || answered.whole.figures.length === 0) return null;
  const { figures, conflicts } = answered.whole;
  const all = answered.stage.respondents.length;
  const cell = (value: number | null): Cell => value ?? NO_DATA;
  return {
    heading: 'Số liệu do cơ quan, đơn vị, địa phương báo cáo',
    paragraphs: [
      askedSentence(answered),
      ...(conflicts.length === 0
        ? []
        : [
            `Có ${conflicts.length} số liệu đơn vị báo cáo khác với số liệu của hệ thống; cả hai được giữ nguyên, nêu tại phụ lục.`,
          ]),
    ],
    tables: [
      {
        title: 'Tổng hợp số liệu các đơn vị đã gửi',
        unit: null,
        columns: [
          ORDINAL,
          text('Nội dung', 3.4),
          text('Đơn vị tính', 1.3),
          { title: 'Thực hiện', kind: 'number', width: 1.3 },
          { title: 'Ước thực hiện', kind: 'number', width: 1.3 },
          { title: 'Số đơn vị có số liệu', kind: 'text', width: 1.3, align: 'center' },
        ],
        rows: figures.map(({ label, unit, done, estimated, from }, i) => [
          i + 1,
          label,
          unit,
          cell(done),
          estimated ?? '–',
          `${from}/${all}`,
        ]),
        footnotes: ['Chỉ cộng số liệu của đơn vị đã gửi; không ước thay cho đơn vị chưa gửi.'],
      },
    ],
  };
}

/** The office's own words; without them what the units wrote, each under its name. */
export function ownOrUnits(
  { own, answered, scene }: Pick<Gathered, 'own' | 'answered' | 'scene'>,
  field: string,
): Pick<Section, 'paragraphs' | 'bullets'> {
  const written = linesOf(textOf(own, field));
  if (written.length > 0) return { paragraphs: written };
  const given = answered?.whole.texts.find((one) => one.field === field)?.by ?? [];
  if (given.length === 0) return { paragraphs: [NO_TEXT] };
  return {
    paragraphs: [`${NO_TEXT}. Nội dung do các đơn vị gửi, chưa được tổng hợp:`],
    bullets: given.map((one) => `${scene.names.unit(one.unit).name}: ${linesOf(one.text).join(' ')}`),
  };
}

/** Units whose answer is missing, with how often they were reminded. */
export function missingAnnex({ allAnswered, scene }: Gathered): Annex | null {
  const rows = allAnswered
    .filter(({ stage }) => stage.status !== 'waiting')
    .flatMap(({ absent, stage, formTitle, reminded }) =>
      absent.map((unit) => ({
        unit: scene.names.unit(unit).name,
        form: formTitle,
        due: stage.legalDue ?? '',
        reminders: reminded.get(unit) ?? 0,
      })),
    );
  if (rows.length === 0) return null;
  return {
    title: 'Cơ quan, đơn vị, địa phương chưa gửi',
    sheet: 'Chưa gửi',
    tables: [missingTable(null, rows)],
  };
}

/** What the units wrote, word for word, beside each other. */
export function textsAnnex({ answered, scene }: Gathered): Annex | null {
  const texts = answered?.whole.texts.filter(({ by }) => by.length > 0) ?? [];
  if (answered === null || texts.length === 0) return null;
  const units = answered.answers.map(({ unit }) => unit);
  const said = (unit: string, i: number) =>
    linesOf(texts[i]?.by.find((one) => one.unit === unit)?.text ?? null).join(' ') || null;
  const rows = units.flatMap((unit) => {
    const cells = texts.map((_, i) => said(unit, i));
    return cells.every((cell) => cell === null) ? [] : [[scene.names.unit(unit).name, ...cells] as Cell[]];
  });
  return {
    title: 'Nội dung do cơ quan, đơn vị, địa phương gửi',
    sheet: 'Nội dung đơn vị gửi',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          ORDINAL,
          text('Cơ quan, đơn vị, địa phương', 1.6),
          ...texts.map(({ label }) => text(label, 2.4)),
        ],
        rows: rows.map((cells, i) => [i + 1, ...cells]),
        footnotes: [],
      },
    ],
  };
}

/** Tables that the units filled in, one under the other. */
export function rowsAnnexes({ answered, scene }: Gathered): Annex[] {
  const tables = answered?.whole.rows.filter(({ rows }) => rows.length > 0) ?? [];
  return tables.map(({ label, columns, rows }) => ({
    title: `${label} (do các đơn vị gửi)`,
    sheet: label,
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          ORDINAL,
          text('Cơ quan, đơn vị, địa phương', 2),
          ...columns.map((column) => text(column.label, 2)),
        ],
        rows: rows.map(({ unit, cells }, i) => [
          i + 1,
          scene.names.unit(unit).name,
          ...columns.map(({ id }) => writtenCell(cells[id] ?? null, scene)),
        ]),
        footnotes: [],
      },
    ],
  }));
}

/** Dates and codes of units as people write them. */
export function writtenCell(cell: string | number | null, { directory }: Gathered['scene']): Cell {
  if (typeof cell !== 'string') return cell;
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return formatDate(cell);
  return directory.units.get(cell)?.name ?? cell;
}

/** Both numbers where a unit knows better than the engine; neither is overwritten. */
export function conflictsAnnex({ answered, scene }: Gathered): Annex | null {
  const conflicts = answered?.whole.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return {
    title: 'Số liệu đơn vị báo cáo khác với số liệu của hệ thống',
    sheet: 'Số liệu khác nhau',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          ORDINAL,
          text('Cơ quan, đơn vị, địa phương', 3),
          text('Nội dung', 3),
          { title: 'Đơn vị báo cáo', kind: 'number', width: 1.2 },
          { title: 'Hệ thống', kind: 'number', width: 1.2 },
        ],
        rows: conflicts.map(({ unit, label, stated, engine }, i) => [
          i + 1,
          scene.names.unit(unit).name,
          label,
          stated,
          engine,
        ]),
        footnotes: [],
      },
    ],
  };
}
