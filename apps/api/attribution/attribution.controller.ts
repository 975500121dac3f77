import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type AttributionList, attributionList } from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import { AttributionService } from './attribution.service.js';

@Described('Nhiệm vụ')
@Controller('api/tasks')
export class AttributionController {
  constructor(@Inject(AttributionService) private readonly attribution: AttributionService) {}

  @Get(':id/attribution')
  @Answers(200, 'Mỗi ngày của từng mốc thuộc về ai: đơn vị, nơi kiểm tra, Ban Chỉ đạo…', attributionList)
  list(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<AttributionList> {
    return this.attribution.list(person, id);
  }
}
