import { Controller, Get, Inject } from '@nestjs/common';
import { type CoverageList, coverageList } from '#contracts';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { coverageEntry } from './entry.js';

@Described('Chưa có người nhận')
@Controller('api/coverage')
export class CoverageController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Những gì không đến được ai, hoặc sắp không đến được ai, và việc cần làm', coverageList)
  async list(): Promise<CoverageList> {
    const { names } = await this.scenes.present();
    const { findings, counts } = await this.persistence.coverage.report();
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return { items: findings.map((finding) => coverageEntry(finding, names)), total, counts };
  }
}
