import { Inject, Injectable } from '@nestjs/common';
import { type OpenCatalogue, type OpenDataset, type OpenTable, openDataset, UserError } from '#contracts';
import { isEarlier } from '#domain';
import type { Persistence } from '#persistence';
import { factsIn, IndicatorService } from '../indicators/indicator.service.js';
import { indicatorListItem } from '../indicators/indicator-view.js';
import { TaskMeasures } from '../indicators/task-measures.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { indicatorTable, taskStatisticsTable } from './tables.js';

const TITLES: Record<OpenDataset, string> = {
  indicators: 'Chỉ tiêu và số liệu của tỉnh',
  'task-statistics': 'Số liệu thực hiện nhiệm vụ theo đơn vị chủ trì',
};
const KEPT_MS = 60_000;

/** What was marked open, for everybody. A table is made once a minute at most, however often it is asked for. */
@Injectable()
export class OpenDataService {
  private readonly made = new Map<string, { until: string; table: Promise<OpenTable> }>();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
    @Inject(IndicatorService) private readonly indicators: IndicatorService,
  ) {}

  async catalogue(): Promise<OpenCatalogue> {
    const { today, directory } = await this.scenes.present();
    const items: OpenCatalogue['items'] = [];
    for (const [programme, { shortName }] of directory.programmes) {
      const { open } = await this.measures.ledger(programme, today);
      for (const dataset of openDataset.options) {
        const since = open[dataset];
        if (since === undefined) continue;
        const link = (kind: string) => `/api/open-data/${programme}/${dataset}.${kind}`;
        const links = { json: link('json'), csv: link('csv') };
        const title = TITLES[dataset];
        items.push({ programme, programmeName: shortName, dataset, title, since, links });
      }
    }
    return { items, total: items.length };
  }

  /** @throws UserError `not-found`, the same for what is closed and what is not there */
  async table(programme: string, dataset: string): Promise<OpenTable> {
    const scene = await this.scenes.present();
    const known = openDataset.safeParse(dataset);
    if (!known.success || !scene.directory.programmes.has(programme)) throw closed();
    const { open } = await this.measures.ledger(programme, scene.today);
    if (open[known.data] === undefined) throw closed();
    return this.kept(programme, known.data, scene);
  }

  private kept(programme: string, dataset: OpenDataset, scene: Scene): Promise<OpenTable> {
    const key = `${programme}/${dataset}/${scene.today}`;
    const before = this.made.get(key);
    if (before !== undefined && isEarlier(scene.now, before.until)) return before.table;
    // One day's tables of a handful of programmes: the map does not grow.
    for (const old of this.made.keys()) if (!old.endsWith(scene.today)) this.made.delete(old);
    const until = new Date(Date.parse(scene.now) + KEPT_MS).toISOString();
    const table = this.make(programme, dataset, scene);
    this.made.set(key, { until, table });
    table.catch(() => this.made.delete(key));
    return table;
  }

  private async make(programme: string, dataset: OpenDataset, scene: Scene): Promise<OpenTable> {
    const { today: asOf, names } = scene;
    if (dataset === 'indicators') {
      const known = await this.indicators.known(programme, factsIn(scene, programme), asOf);
      const items = known.map((one) => indicatorListItem(one, scene));
      return { programme, dataset, asOf, ...indicatorTable(items) };
    }
    const tasks = await this.persistence.reads.asOf.tasks(programme, asOf);
    return { programme, dataset, asOf, ...taskStatisticsTable(tasks, asOf, names) };
  }
}

function closed(): UserError {
  return new UserError('not-found', 'Không có dữ liệu mở này.');
}
