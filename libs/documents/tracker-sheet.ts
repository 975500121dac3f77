import type { IsoDate } from '#contracts';
import { formatDate } from '#domain';
import { workbook } from './sheet/workbook.js';
import type { Column, Row } from './table/data-table.js';

/** One deliverable of one task, as the national tracker asks for it. */
export interface TrackerRow {
  code: string;
  /** The document that gave the task. */
  basis: string;
  title: string;
  leads: string;
  coordinating: string;
  officer: string;
  deliverable: string;
  originalDue: IsoDate | null;
  due: IsoDate | null;
  standing: string;
  completedOn: IsoDate | null;
  openDifficulties: number;
  trackedOn: IsoDate | null;
  changed: boolean;
}

export interface TrackerMatter {
  programme: string;
  on: IsoDate;
  rows: readonly TrackerRow[];
}

/** What Quy chế 08-QC/TW names as its data, with the "6 rõ"; then how far it has been carried over. */
const COLUMNS: readonly Column[] = [
  { title: 'STT', kind: 'number', width: 0.6 },
  { title: 'Mã nhiệm vụ', kind: 'text', width: 1.2 },
  { title: 'Văn bản giao nhiệm vụ', kind: 'text' },
  { title: 'Nội dung nhiệm vụ', kind: 'text', width: 5 },
  { title: 'Cơ quan chủ trì', kind: 'text' },
  { title: 'Cơ quan phối hợp', kind: 'text' },
  { title: 'Người được giao', kind: 'text', width: 2 },
  { title: 'Sản phẩm', kind: 'text' },
  { title: 'Thời hạn giao', kind: 'date' },
  { title: 'Thời hạn hiện nay', kind: 'date' },
  { title: 'Tiến độ', kind: 'text', width: 2 },
  { title: 'Ngày hoàn thành', kind: 'date' },
  { title: 'Vướng mắc chưa xử lý', kind: 'number' },
  { title: 'Đã cập nhật trên theodoinq', kind: 'text', width: 1.4 },
  { title: 'Ngày cập nhật', kind: 'date' },
  { title: 'Thay đổi từ lần cập nhật', kind: 'text', width: 1.4 },
];

/** A workbook to carry tasks over to the national tracker by hand. */
export function trackerSheet({ programme, on, rows }: TrackerMatter): Promise<Uint8Array> {
  const table = {
    ...{ title: null, unit: null, columns: COLUMNS, rows: rows.map(cells) },
    footnotes: ['Bảng để người có trách nhiệm nhập vào theodoinq; không thay thế văn bản chính thức.'],
  };
  const lines = [
    { text: 'Nhiệm vụ để cập nhật trên hệ thống theo dõi, đánh giá (theodoinq)', bold: true },
    { text: `${programme} – số liệu đến ngày ${formatDate(on)}` },
  ];
  return workbook([{ name: 'Nhiệm vụ', lines, table }]);
}

function cells(row: TrackerRow, i: number): Row {
  return [
    ...[i + 1, row.code, row.basis, row.title, row.leads, row.coordinating, row.officer, row.deliverable],
    ...[row.originalDue, row.due, row.standing, row.completedOn, row.openDifficulties],
    ...[row.trackedOn === null ? 'chưa' : 'có', row.trackedOn, row.changed ? 'có' : ''],
  ];
}
