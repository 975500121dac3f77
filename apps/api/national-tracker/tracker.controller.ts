import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { type TrackerView, trackerView } from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { type ApiResponse, SignedIn, withVersion } from '../http/request.js';
import { sendFile } from '../reports/send-file.js';
import { TrackerService } from './tracker.service.js';

/** Marking is a command of the programme's ledger: `mark-tracked`. */
@Described('Sổ của chương trình')
@Controller('api/programmes/:code')
export class TrackerController {
  constructor(@Inject(TrackerService) private readonly tracker: TrackerService) {}

  @Get('tracker')
  @Answers(200, 'Nhiệm vụ nào đã cập nhật trên theodoinq, ngày nào, nay có thay đổi không', trackerView)
  async view(
    @SignedIn() { person }: Caller,
    @Param('code') code: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<TrackerView> {
    return withVersion(response, await this.tracker.view(person, code));
  }

  @Get('tracker.xlsx')
  @Answers(200, 'Bảng XLSX để nhập vào theodoinq, mỗi sản phẩm một dòng', null)
  async sheet(
    @SignedIn() { person }: Caller,
    @Param('code') code: string,
    @Res() response: ApiResponse,
  ): Promise<void> {
    sendFile(response, 'xlsx', await this.tracker.sheet(person, code));
  }
}
