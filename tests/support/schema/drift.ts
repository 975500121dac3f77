import type { DataSource, QueryRunner } from 'typeorm';

/** What TypeORM would change so that the schema is what the entities say; its dry run changes nothing. */
export async function driftOf(dataSource: DataSource): Promise<string[]> {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => oneAtATime(create(mode));
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    // Foreign keys and checks are the migrations' own; the entities do not repeat them.
    return upQueries.map((q) => q.query).filter((q) => !/DROP CONSTRAINT "\w+_(fkey|check)"$/.test(q));
  } finally {
    dataSource.createQueryRunner = create;
  }
}

/** TypeORM reads all tables at once on one connection, which pg will refuse: its questions wait for each other here. */
function oneAtATime(runner: QueryRunner): QueryRunner {
  const ask = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  const query = (...given: unknown[]) => {
    const answer = last.then(() => ask(...given));
    last = answer.catch(() => undefined);
    return answer;
  };
  return Object.assign(runner, { query });
}
