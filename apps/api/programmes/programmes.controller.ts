import { Controller, Get, Inject, Param } from '@nestjs/common';
import {
  type PlanTree,
  type ProgrammeList,
  type ProgrammeOverview,
  type ProgrammeView,
  planTree,
  programmeList,
  programmeOverview,
  programmeView,
  UserError,
} from '#contracts';
import type { Caller } from '#identity';
import type { CountByStatus, Persistence, ProgrammeView as ProgrammeRow } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import type { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { OverviewService } from './overview.service.js';
import { PlanTreeService } from './plan-tree.service.js';

@Described('Chương trình')
@Controller('api/programmes')
export class ProgrammesController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(PlanTreeService) private readonly plans: PlanTreeService,
    @Inject(OverviewService) private readonly overviews: OverviewService,
  ) {}

  @Get()
  @Answers(200, 'Các chương trình, đề án', programmeList)
  async list(): Promise<ProgrammeList> {
    const { names } = await this.scenes.present();
    const items = (await this.persistence.reads.programmes()).map((row) => viewOf(row, names));
    return { items, total: items.length };
  }

  @Get(':code')
  @Answers(200, 'Một chương trình với số nhiệm vụ, nghĩa vụ, chỉ tiêu', programmeView)
  async get(@Param('code') code: string): Promise<ProgrammeView> {
    const row = await this.persistence.reads.programme(code);
    if (row === null) throw new UserError('not-found', `Không có chương trình ${code}.`);
    return viewOf(row, (await this.scenes.present()).names);
  }

  @Get(':code/overview')
  @Answers(
    200,
    'Toàn cảnh một chương trình: nhiệm vụ trong phạm vi của người hỏi, mốc theo văn bản, ngày nghỉ',
    programmeOverview,
  )
  overview(@SignedIn() { person }: Caller, @Param('code') code: string): Promise<ProgrammeOverview> {
    return this.overviews.overview(person, code);
  }

  @Get(':code/plan-tree')
  @Answers(
    200,
    'Cây kế hoạch: chương trình, kế hoạch dài hạn, trung hạn, hằng năm, nhiệm vụ, chỉ tiêu',
    planTree,
  )
  tree(@SignedIn() { person }: Caller, @Param('code') code: string): Promise<PlanTree> {
    return this.plans.tree(person, code);
  }
}

function viewOf(row: ProgrammeRow, names: Names): ProgrammeView {
  const { code, name, shortName, goLive, counts } = row;
  const { catalogue, added, obligations, indicators } = counts;
  const cohorts = [catalogue.byStatus, added.byStatus, obligations.byStatus];
  const statuses = Object.keys(catalogue.byStatus) as (keyof CountByStatus)[];
  const sum = (status: keyof CountByStatus) => cohorts.reduce((n, byStatus) => n + byStatus[status], 0);
  return {
    code,
    name,
    shortName,
    standingBody: names.unit(row.standingBody),
    committee: row.committee === null ? null : names.unit(row.committee),
    goLive,
    catalogue: catalogue.total,
    obligations: obligations.total,
    indicators: indicators.total,
    counts: {
      byStatus: Object.fromEntries(statuses.map((status) => [status, sum(status)])) as CountByStatus,
      byCohort: { catalogue: catalogue.byStatus, added: added.byStatus, obligations: obligations.byStatus },
    },
  };
}
