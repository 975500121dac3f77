import type { DataSource, Logger } from 'typeorm';

export interface AskedQuery {
  text: string;
  values: unknown[];
}

/** One step of a plan, in PostgreSQL's own words. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** Writes down what is asked of a database while something runs, in the very words in which it is asked. */
export async function askedWhile(
  dataSource: DataSource,
  work: () => Promise<unknown>,
  kinds = /^\s*(SELECT|WITH)\b/i,
): Promise<AskedQuery[]> {
  const asked: AskedQuery[] = [];
  const before = dataSource.logger;
  const ignored = () => undefined;
  const listening: Logger = {
    logQuery: (text, values) => void asked.push({ text, values: (values as unknown[] | undefined) ?? [] }),
    logQueryError: ignored,
    logQuerySlow: ignored,
    logSchemaBuild: ignored,
    logMigration: ignored,
    log: ignored,
  };
  dataSource.logger = listening;
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return asked.filter(({ text }) => kinds.test(text));
}

/** The tables that PostgreSQL would read from one end to the other for this question. */
export async function wholeTables(dataSource: DataSource, query: AskedQuery): Promise<string[]> {
  const nodes = await planOf(dataSource, query);
  return nodes.flatMap(({ 'Node Type': type, 'Relation Name': table }) =>
    type === 'Seq Scan' && table !== undefined ? [table] : [],
  );
}

/** What PostgreSQL would do for this statement, from the last step down to the first. */
export async function planOf(dataSource: DataSource, { text, values }: AskedQuery): Promise<PlanNode[]> {
  const [row] = (await dataSource.query(`EXPLAIN (FORMAT JSON) ${text}`, values)) as [
    { 'QUERY PLAN': [{ Plan: PlanNode }] },
  ];
  const below = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(below)];
  return below(row['QUERY PLAN'][0].Plan);
}
