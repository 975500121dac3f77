import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import {
  type FrozenCycle,
  frozenCycle,
  type OptionalStageQuery,
  optionalStageQuery,
  type PlanSheetQuery,
  type PlanSheetView,
  planSheetQuery,
  planSheetView,
  type ReportFormat,
  type ReportQuery,
  reportFormat,
  reportQuery,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { STREAMED_TYPE } from '../http/body.js';
import { type ApiRequest, type ApiResponse, SignedIn } from '../http/request.js';
import { FrozenService } from './frozen.service.js';
import { PlanSheetService } from './plan-sheet.service.js';
import { ReportService } from './report.service.js';
import { MEDIA, sendFile } from './send-file.js';
import { wholeBody } from './whole-body.js';

@Described('Văn bản của kỳ')
@Controller('api/cycles')
export class ReportsController {
  constructor(
    @Inject(ReportService) private readonly reports: ReportService,
    @Inject(PlanSheetService) private readonly sheets: PlanSheetService,
    @Inject(FrozenService) private readonly frozen: FrozenService,
  ) {}

  @Get(':id/report.:format')
  @ApiProduces(...Object.values(MEDIA))
  @Answers(200, 'Báo cáo hoặc kế hoạch của kỳ từ dữ liệu của kỳ; số và chữ ký để trống', null)
  async report(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Param('format', { schema: reportFormat }) format: ReportFormat,
    @Query({ schema: reportQuery }) query: ReportQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    sendFile(response, format, await this.reports.file(person, id, format, query));
  }

  @Get(':id/plan-sheet.xlsx')
  @ApiProduces(MEDIA.xlsx)
  @Answers(200, 'Bảng nhiệm vụ của kế hoạch năm, để sửa rồi nạp lại', null)
  async planSheet(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: optionalStageQuery }) { stage }: OptionalStageQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    sendFile(response, 'xlsx', await this.sheets.out(person, id, stage ?? null));
  }

  @Post(':id/plan-sheet')
  @HttpCode(200)
  @ApiConsumes(STREAMED_TYPE)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Answers(
    200,
    'Đọc bảng nhiệm vụ XLSX: lỗi theo ô, khác gì bản nháp; chỉ ghi khi save=true và không có lỗi',
    planSheetView,
  )
  async readPlanSheet(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: planSheetQuery }) query: PlanSheetQuery,
    @Req() request: ApiRequest,
  ): Promise<PlanSheetView> {
    return this.sheets.read(person, id, query, () => wholeBody(request));
  }

  @Get(':id/frozen.json')
  @Answers(200, 'Dữ liệu đã chốt với mã băm, kiểm tra được ở nơi khác', frozenCycle)
  async frozenData(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<FrozenCycle> {
    const name = `${id.replace(/[^a-z0-9.-]/gi, '_')}.frozen.json`;
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return this.frozen.of(person, id);
  }
}
