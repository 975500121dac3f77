import pg from 'pg';

/** Everything that a schema is made of, as PostgreSQL itself would write it; sorted, so that two can be compared. */
export async function schemaOf(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const lines: string[] = [];
    for (const query of PARTS) {
      const { rows } = await client.query<{ line: string }>(query);
      lines.push(...rows.map((row) => row.line));
    }
    return lines.sort();
  });
}

/** A hash of all rows of each table, in the columns named, to see that a change of the schema left them alone. */
export async function rowsOf(
  url: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const found: Record<string, string> = {};
    for (const [table, names] of Object.entries(columns)) {
      const read = `SELECT ${names.map((name) => pg.escapeIdentifier(name)).join(', ')} FROM ${pg.escapeIdentifier(table)}`;
      const { rows } = await client.query<{ rows: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS rows FROM (${read}) AS t`,
      );
      found[table] = rows[0]!.rows;
    }
    return found;
  });
}

/** The columns of each table, as they are now: a later schema may have more. */
export async function columnsOf(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT table_name AS "table", array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1 ORDER BY 1`,
    );
    return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
  });
}

export async function tablesOf(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    return rows.map((row) => row.name);
  });
}

const OURS = `relnamespace = 'public'::regnamespace`;
const PARTS = [
  `SELECT concat_ws(' ', 'relation', relkind, relname,
     array_to_string(ARRAY(SELECT unnest(relacl)::text ORDER BY 1), ',')) AS line FROM pg_class WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN 'not null' END, nullif(a.attidentity, ''), pg_get_expr(d.adbin, d.adrelid)) AS line
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE c.${OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  `SELECT concat_ws(' ', 'index', indexdef, CASE WHEN NOT i.indisvalid THEN 'INVALID' END) AS line
   FROM pg_indexes JOIN pg_class c ON c.relname = indexname AND c.${OURS} JOIN pg_index i ON i.indexrelid = c.oid
   WHERE schemaname = 'public'`,
  `SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled) AS line
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.${OURS} AND NOT t.tgisinternal`,
  `SELECT concat_ws(' ', 'function', pg_get_functiondef(oid)) AS line
   FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  `SELECT concat_ws(' ', 'type', typname, typtype) AS line
   FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')`,
];

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
