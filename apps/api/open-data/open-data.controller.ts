import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { type OpenCatalogue, type OpenTable, openCatalogue, openTable, UserError } from '#contracts';
import { Answers, Described } from '../docs/described.js';
import type { ApiResponse } from '../http/request.js';
import { csvOf } from './csv.js';
import { OpenDataService } from './open-data.service.js';

/** Without sign-in: only what the standing body of a programme has marked open. */
@Described('Dữ liệu mở')
@Controller('api/open-data')
export class OpenDataController {
  constructor(@Inject(OpenDataService) private readonly openData: OpenDataService) {}

  @Get()
  @Answers(200, 'Các bộ dữ liệu được mở', openCatalogue)
  catalogue(): Promise<OpenCatalogue> {
    return this.openData.catalogue();
  }

  @Get(':code/:file')
  @Answers(200, 'Một bộ dữ liệu, dạng JSON hoặc CSV (indicators.json, task-statistics.csv)', openTable)
  async file(
    @Param('code') programme: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<OpenTable | string> {
    const [, dataset, kind] = /^([a-z-]{1,40})\.(json|csv)$/.exec(file) ?? [];
    if (dataset === undefined) throw new UserError('not-found', 'Không có dữ liệu mở này.');
    const table = await this.openData.table(programme, dataset);
    if (kind === 'json') return table;
    response.type('text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${programme}-${dataset}.csv"`);
    return csvOf(table);
  }
}
