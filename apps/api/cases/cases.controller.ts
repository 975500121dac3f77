import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CaseCommand,
  type CaseList,
  type CasesQuery,
  type CaseView,
  caseCommand,
  caseList,
  casesQuery,
  caseView,
  type ExportFormat,
  exportFormat,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { Exports } from '../exports/described-export.js';
import { ExportService, WHOLE } from '../exports/export.service.js';
import { CASE_TABLE } from '../exports/work-tables.js';
import { type ApiResponse, CommandId, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { CaseService } from './case.service.js';

@Described('Hồ sơ trình')
@Controller('api/cases')
export class CasesController {
  constructor(
    @Inject(CaseService) private readonly cases: CaseService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get()
  @Answers(200, 'Hồ sơ của những nhiệm vụ mà người hỏi được xem', caseList)
  list(@SignedIn() { person }: Caller, @Query({ schema: casesQuery }) query: CasesQuery): Promise<CaseList> {
    return this.cases.list(person, query);
  }

  @Get('export.:format')
  @Exports('Danh sách hồ sơ trình')
  async exportList(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: casesQuery }) query: CasesQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.cases.list(person, { ...query, ...WHOLE });
    await this.exports.send(response, format, { table: CASE_TABLE, query, ...list });
  }

  @Get(':id')
  @Answers(200, 'Một hồ sơ', caseView)
  async get(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<CaseView> {
    return withVersion(response, await this.cases.get(person, id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Trình hồ sơ lên, hoặc đóng kèm lý do', caseView, {
    body: example.caseCommand,
    version: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @SeenVersion() version: number,
    @CommandId() commandId: string | null,
    @Body({ schema: caseCommand }) body: CaseCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<CaseView> {
    return withVersion(response, await this.cases.command({ person, commandId }, id, body, version));
  }
}
