import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  type CycleTemplateList,
  type CycleTemplatesQuery,
  cycleTemplateList,
  cycleTemplatesQuery,
} from '#contracts';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { templateView } from './template-view.js';

@Described('Mẫu của các kỳ')
@Controller('api/cycle-templates')
export class CycleTemplatesController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(
    200,
    'Mọi phiên bản mẫu kỳ, mới trước: các bước, hạn, biểu mẫu và khác gì bản trước',
    cycleTemplateList,
  )
  async list(@Query({ schema: cycleTemplatesQuery }) query: CycleTemplatesQuery): Promise<CycleTemplateList> {
    const { names } = await this.scenes.present();
    const { reads } = this.persistence.cycles;
    const [rows, running] = await Promise.all([reads.templates(query.programme), reads.runningByTemplate()]);
    const items = rows.map((row) => {
      const { programme, kind, version } = row;
      return templateView(row, rows, running.get(`${programme} ${kind} ${version}`) ?? 0, names);
    });
    return { items, total: items.length };
  }
}
