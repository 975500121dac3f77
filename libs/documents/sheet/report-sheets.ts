import { formatDate } from '#domain';
import type { ReportMatter, Section } from '../report/matter.js';
import { usual } from '../report/outline.js';
import { roman } from '../report/paper-of.js';
import type { DataTable } from '../table/data-table.js';
import type { Sheet } from './workbook.js';

/** What the numbers are, then every annex, then every table of the text: a sheet each. */
export function sheetsOf(matter: ReportMatter): Sheet[] {
  return [
    about(matter),
    ...matter.annexes.flatMap((annex, i) =>
      annex.tables.map((table): Sheet => {
        const label = matter.annexes.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(i + 1)}`;
        return sheet(annex.sheet, `${label}. ${annex.title}`, table);
      }),
    ),
    ...tablesIn(matter.sections).map((table, i): Sheet => sheet(`Bảng ${i + 1}`, `Bảng ${i + 1}`, table)),
  ];
}

function sheet(name: string, title: string, table: DataTable): Sheet {
  return {
    name,
    lines: [
      { text: table.title === null ? title : `${title}. ${table.title}`, bold: true },
      ...(table.unit === null ? [] : [{ text: `Đơn vị tính: ${table.unit}` }]),
    ],
    table,
  };
}

function about(matter: ReportMatter): Sheet {
  const { type, subject } = usual(matter.kind);
  return {
    name: 'Thông tin',
    lines: [
      { text: `${type} ${matter.subject ?? subject(matter)}`, bold: true },
      { text: `Chương trình: ${matter.programme}` },
      ...(matter.period === '' ? [] : [{ text: `Kỳ: ${matter.period}` }]),
      ...(matter.cutOff === null ? [] : [{ text: `Số liệu tính đến ngày: ${formatDate(matter.cutOff)}` }]),
      { text: `Ngày lập: ${formatDate(matter.date)}` },
      { text: 'Số, ký hiệu văn bản: ……' },
    ],
    table: null,
  };
}

const tablesIn = (sections: readonly Section[]): DataTable[] =>
  sections.flatMap(({ tables = [], parts = [] }) => [...tables, ...tablesIn(parts)]);
