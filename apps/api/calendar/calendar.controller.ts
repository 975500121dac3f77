import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  type CalendarComparison,
  type CalendarQuery,
  type CalendarView,
  type ChangeList,
  type CompareQuery,
  calendarComparison,
  calendarQuery,
  calendarView,
  changeList,
  compareQuery,
  type HolidayImport,
  holidayImport,
  type ImpactView,
  type ImportedHolidays,
  impactView,
  importedHolidays,
  type PreviewCalendar,
  previewCalendar,
  type SaveCalendar,
  type SavedVersion,
  saveCalendar,
  savedVersion,
  type VersionList,
  versionList,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { SignedIn } from '../http/request.js';
import { CalendarService } from './calendar.service.js';

@Described('Lịch làm việc')
@Controller('api/calendar')
export class CalendarController {
  constructor(@Inject(CalendarService) private readonly calendar: CalendarService) {}

  @Get()
  @Answers(200, 'Lịch đang áp dụng, hoặc một phiên bản: mỗi ngày kèm văn bản và tình trạng', calendarView)
  get(@Query({ schema: calendarQuery }) query: CalendarQuery): Promise<CalendarView> {
    return this.calendar.view(query);
  }

  @Get('versions')
  @Answers(200, 'Các phiên bản lịch, mới nhất trước', versionList)
  versions(): Promise<VersionList> {
    return this.calendar.versions();
  }

  @Get('compare')
  @Answers(200, 'Những ngày khác nhau giữa hai phiên bản', calendarComparison)
  compare(@Query({ schema: compareQuery }) query: CompareQuery): Promise<CalendarComparison> {
    return this.calendar.compare(query);
  }

  @Get('changes')
  @Answers(200, 'Những thay đổi lịch, quy tắc, đơn vị đã lưu và phần đã tính lại', changeList)
  changes(): Promise<ChangeList> {
    return this.calendar.changes();
  }

  @Post('preview')
  @HttpCode(200)
  @Answers(200, 'Mốc, bước nhắc, hồ sơ sẽ thay đổi nếu lưu lịch này', impactView, {
    body: example.previewCalendar,
  })
  preview(@Body({ schema: previewCalendar }) body: PreviewCalendar): Promise<ImpactView> {
    return this.calendar.preview(body);
  }

  @Post('import')
  @HttpCode(200)
  @Answers(200, 'Các ngày đọc được từ tệp thông báo nghỉ lễ; chưa lưu gì', importedHolidays, {
    body: example.importHolidays,
  })
  import(@Body({ schema: holidayImport }) body: HolidayImport): ImportedHolidays {
    return this.calendar.import(body);
  }

  @Put()
  @Answers(200, 'Lịch đã lưu thành phiên bản mới; nhiệm vụ đang mở được tính lại dần', savedVersion, {
    body: example.saveCalendar,
  })
  save(
    @SignedIn() caller: Caller,
    @Body({ schema: saveCalendar }) body: SaveCalendar,
  ): Promise<SavedVersion> {
    return this.calendar.save(body, caller);
  }
}
