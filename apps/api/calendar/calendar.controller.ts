import { Controller, Get, Inject } from '@nestjs/common';
import { type CalendarView, calendarView, UserError } from '#contracts';
import { type Persistence, savedCalendar } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { PERSISTENCE } from '../tokens.js';

@Described('Lịch làm việc')
@Controller('api/calendar')
export class CalendarController {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  @Get()
  @Answers(200, 'Lịch đang áp dụng: mỗi ngày kèm văn bản và tình trạng', calendarView)
  async get(): Promise<CalendarView> {
    const saved = await savedCalendar(this.persistence.dataSource);
    if (saved === null) throw new UserError('not-found', 'Chưa có lịch làm việc.');
    const { version, weeklyRest, days } = saved.data;
    const confirmed = days.filter((d) => d.status === 'confirmed').map((d) => Number(d.date.slice(0, 4)));
    return {
      version,
      weeklyRest,
      days,
      savedAt: saved.savedAt,
      savedBy: saved.savedBy,
      confirmedYears: [...new Set(confirmed)].sort(),
    };
  }
}
