import { Inject, Injectable } from '@nestjs/common';
import { type ExportFormat, UserError } from '#contracts';
import { type ListMatter, lists } from '#documents';
import { formatDate, localTime } from '#domain';
import type { ApiResponse } from '../http/request.js';
import { Scenes } from '../naming/scene.js';
import { sendFile } from '../reports/send-file.js';
import { filterWords } from './filter-words.js';
import { dataTable, type ListTable } from './list-table.js';

/** More than this is asked for in parts. */
const MOST_ROWS = 5000;

/** One page that holds a whole list: given to the read of the list itself, so that what is seen stays the same. */
export const WHOLE = { page: 1, pageSize: MOST_ROWS } as const;

interface Listed<Row> {
  table: ListTable<Row>;
  /** The question that the list was asked with. */
  query: object;
  items: readonly Row[];
  total: number;
}

/** Any list as a file, as it is filtered: what the read of the list answers, under the columns of its table. */
@Injectable()
export class ExportService {
  constructor(@Inject(Scenes) private readonly scenes: Scenes) {}

  /** @throws UserError `invalid-input` when the list is too long for one file */
  async send<Row>(
    response: ApiResponse,
    format: ExportFormat,
    { table, query, items, total }: Listed<Row>,
  ): Promise<void> {
    if (total > items.length || total > MOST_ROWS) throw tooLong();
    const scene = await this.scenes.present();
    const narrowed = filterWords(query, scene);
    const matter: ListMatter = {
      title: table.title,
      facts: [
        `Số liệu lúc ${localTime(scene.now)} ngày ${formatDate(scene.today)}: ${items.length} dòng`,
        ...(narrowed.length === 0 ? [] : [`Điều kiện lọc: ${narrowed.join('; ')}`]),
      ],
      table: dataTable(table, items, scene.names),
    };
    const bytes = format === 'csv' ? new TextEncoder().encode(lists.csv(matter)) : await lists.xlsx(matter);
    sendFile(response, format, { name: `${table.file}-${scene.today}.${format}`, bytes });
  }
}

function tooLong(): UserError {
  return new UserError(
    'invalid-input',
    `Danh sách dài hơn ${MOST_ROWS} dòng, mức nhiều nhất của một tệp; đề nghị chọn thêm điều kiện lọc rồi tải lại.`,
  );
}
