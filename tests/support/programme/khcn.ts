import { IndicatorEntity, type Persistence, ProgrammeEntity } from '#persistence';
import { loadSeeds } from '#seeds';

/** Gives the small province what the real Đề án says of indicators and money; its bodies and tasks stay the small ones. */
export async function giveKhcnFacts(persistence: Persistence): Promise<void> {
  const seeds = loadSeeds();
  const khcn = seeds.programmes.find((programme) => programme.code === 'khcn')!;
  const { period, funding, groups, indicatorGroups, indicators, tasks, cohorts, assigned, doubts } = khcn;
  const data = {
    catalogue: ['1.1', '1.2'],
    documents: Object.fromEntries(seeds.documents.map(({ id, title }) => [id, title])),
    period,
    funding,
    groups,
    indicatorGroups,
    cohorts,
    assigned,
    doubts,
    stated: Object.fromEntries(tasks.map(({ number, ...said }) => [number, said])),
  };
  await persistence.directory.change(async (tx) => {
    await tx.update(ProgrammeEntity, { code: 'khcn' }, { data } as object);
    const rows = indicators.map(({ id, group, name, ...said }) => ({
      programme: 'khcn',
      code: id,
      groupCode: group,
      name,
      data: said,
    }));
    await tx.insert(IndicatorEntity, rows as object[]);
  });
}
