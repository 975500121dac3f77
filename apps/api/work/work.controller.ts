import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import {
  type DifficultiesQuery,
  type DifficultyList,
  difficultiesQuery,
  difficultyList,
  type UrgingPreview,
  type UrgingPreviewRequest,
  type UrgingRequest,
  type UrgingResult,
  urgingPreview,
  urgingPreviewRequest,
  urgingRequest,
  urgingResult,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { CommandId, SignedIn } from '../http/request.js';
import { DifficultyService } from './difficulty.service.js';
import { UrgingService } from './urging.service.js';

@Described('Vướng mắc, đôn đốc')
@Controller('api')
export class WorkController {
  constructor(
    @Inject(DifficultyService) private readonly difficulties: DifficultyService,
    @Inject(UrgingService) private readonly urgings: UrgingService,
  ) {}

  @Get('difficulties')
  @Answers(200, 'Vướng mắc chờ người xử lý hoặc đang được xử lý', difficultyList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: difficultiesQuery }) query: DifficultiesQuery,
  ): Promise<DifficultyList> {
    return this.difficulties.list(person, query);
  }

  @Post('urgings/preview')
  @HttpCode(200)
  @Answers(200, 'Xem trước thư đôn đốc gửi từng người; chưa gửi gì', urgingPreview, {
    body: example.urgingPreview,
  })
  preview(
    @SignedIn() { person }: Caller,
    @Body({ schema: urgingPreviewRequest }) body: UrgingPreviewRequest,
  ): Promise<UrgingPreview> {
    return this.urgings.preview(person, body);
  }

  @Post('urgings')
  @HttpCode(200)
  @Answers(200, 'Gửi thư đôn đốc đã xem trước; có thay đổi từ lúc xem thì 409', urgingResult, {
    body: example.urging,
  })
  send(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: urgingRequest }) body: UrgingRequest,
  ): Promise<UrgingResult> {
    return this.urgings.send({ person, commandId }, body);
  }
}
