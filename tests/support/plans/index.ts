import type { DataSource, Logger } from 'typeorm';

export interface AskedQuery {
  text: string;
  values: unknown[];
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** Writes down what is asked of a database while something runs, in the very words in which it is asked. */
export async function askedWhile(
  dataSource: DataSource,
  work: () => Promise<unknown>,
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
  return asked.filter(({ text }) => /^\s*(SELECT|WITH)\b/i.test(text));
}

/** The tables that PostgreSQL would read from one end to the other for this question. */
export async function wholeTables(dataSource: DataSource, { text, values }: AskedQuery): Promise<string[]> {
  const [row] = (await dataSource.query(`EXPLAIN (FORMAT JSON) ${text}`, values)) as [
    { 'QUERY PLAN': [{ Plan: PlanNode }] },
  ];
  const found: string[] = [];
  const visit = (node: PlanNode) => {
    if (node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined) {
      found.push(node['Relation Name']);
    }
    for (const below of node.Plans ?? []) visit(below);
  };
  visit(row['QUERY PLAN'][0].Plan);
  return found;
}
