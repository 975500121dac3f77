import Table from 'cli-table3';

/** A table for people; programs ask for `--json`. Cells wrap to the width of the terminal. */
export function printTable(head: string[], rows: string[][]): void {
  if (rows.length === 0) {
    process.stdout.write('Không có dòng nào.\n');
    return;
  }
  const table = new Table({ head, style: { head: [], border: [] }, wordWrap: true });
  table.push(...rows);
  process.stdout.write(`${table.toString()}\n${rows.length} dòng\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
