import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type ExportFormat,
  exportFormat,
  type IndicatorCommand,
  type IndicatorList,
  type IndicatorQuery,
  type IndicatorsQuery,
  type IndicatorView,
  indicatorCommand,
  indicatorList,
  indicatorQuery,
  indicatorsQuery,
  indicatorView,
  type RecordValue,
  recordValue,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { Exports } from '../exports/described-export.js';
import { ExportService } from '../exports/export.service.js';
import { INDICATOR_TABLE } from '../exports/record-tables.js';
import { type ApiResponse, CommandId, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { IndicatorService } from './indicator.service.js';

@Described('Chỉ tiêu')
@Controller('api/indicators')
export class IndicatorsController {
  constructor(
    @Inject(IndicatorService) private readonly indicators: IndicatorService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get()
  @Answers(200, 'Chỉ tiêu của một chương trình, mỗi chỉ tiêu kèm đánh giá đến một ngày', indicatorList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: indicatorsQuery }) query: IndicatorsQuery,
  ): Promise<IndicatorList> {
    return this.indicators.list(person, query);
  }

  @Get('export.:format')
  @Exports('Chỉ tiêu của một chương trình')
  async exportList(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: indicatorsQuery }) query: IndicatorsQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.indicators.list(person, query);
    await this.exports.send(response, format, { table: INDICATOR_TABLE, query, ...list });
  }

  @Get(':code')
  @Answers(200, 'Một chỉ tiêu: số gốc, lộ trình, số liệu, phần giao đơn vị', indicatorView)
  async get(
    @SignedIn() { person }: Caller,
    @Param('code') code: string,
    @Query({ schema: indicatorQuery }) query: IndicatorQuery,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<IndicatorView> {
    return withVersion(response, await this.indicators.get(person, code, query));
  }

  @Post(':code/values')
  @Answers(201, 'Ghi một số liệu; số đã ghi chỉ được thay bằng số ghi sau', indicatorView, {
    body: example.recordValue,
  })
  async record(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Param('code') code: string,
    @Body({ schema: recordValue }) body: RecordValue,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<IndicatorView> {
    return withVersion(response, await this.indicators.record({ person, commandId }, code, body));
  }

  @Post(':code/commands')
  @HttpCode(200)
  @Answers(
    200,
    'Chốt số gốc, nhập lộ trình, giao phần cho đơn vị, hẹn khảo sát sau nghiệm thu',
    indicatorView,
    {
      body: example.indicatorCommand,
      version: true,
    },
  )
  async command(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @SeenVersion() version: number,
    @Param('code') code: string,
    @Query({ schema: indicatorQuery }) query: IndicatorQuery,
    @Body({ schema: indicatorCommand }) body: IndicatorCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<IndicatorView> {
    const change = { person, commandId };
    return withVersion(response, await this.indicators.command(change, code, query, body, version));
  }
}
