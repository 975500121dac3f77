import { type Assumptions, type Costs, loadOf, needOf } from './model.js';

/** Each measured cost beside where it comes from. */
export interface CapacityFigures {
  costs: Record<keyof Costs, { value: number; from: string }>;
  assumptions: Record<keyof Assumptions, { value: number; why: string }>;
}

/** The reference column; an installation of all provinces carries so many times its load. */
const PROVINCES = 34;

/** The tables of docs/operations/capacity.md, between their markers. */
export function capacityTables({ costs, assumptions }: CapacityFigures): Record<string, string> {
  const c = valuesOf<Costs>(costs);
  const a = valuesOf<Assumptions>(assumptions);
  const one = needOf(loadOf(1, a), c, a);
  const all = needOf(loadOf(PROVINCES, a), c, a);
  const each = (name: string, of: (need: typeof one) => number, digits = 0) => [
    name,
    number(of(one), digits),
    number(PROVINCES * of(one), digits),
    number(of(all), digits),
  ];
  // What is not summed over separate installations: each waits for its own only.
  const apart = (name: string, of: (need: typeof one) => number, digits = 0) => [
    name,
    number(of(one), digits),
    number(of(one), digits),
    number(of(all), digits),
  ];
  const rows = [
    each('open tasks', ({ load }) => load.openTasks),
    each('officers', ({ load }) => load.officers),
    each('wakes on the worst day', ({ load }) => load.wakesWorstDay),
    each('mails on the worst day', ({ load }) => load.mailsWorstDay),
    each('commands a second, busiest hour', ({ load }) => load.commandsPerSecond, 2),
    each('reads a second, busiest hour', ({ load }) => load.readsPerSecond, 1),
    each('cores in the planning hour', ({ planningCores }) => planningCores, 2),
    each('cores for requests', ({ requestCores }) => requestCores, 2),
    apart(
      'seconds from 08:00 to the last mail, one sender',
      ({ lastMailSeconds }) => lastMailSeconds.oneSender,
    ),
    apart('the same, four senders', ({ lastMailSeconds }) => lastMailSeconds.fourSenders),
    each('GB a year without texts of mails', ({ gigabytesAYear }) => gigabytesAYear.rows, 1),
    each('GB a year of texts of mails', ({ gigabytesAYear }) => gigabytesAYear.texts, 1),
    each('GB of memory, one process of each', ({ memoryGigabytes }) => memoryGigabytes, 1),
  ];
  return {
    needs: tableOf(['', 'one province', '34 provinces separately', 'one installation of all'], rows),
    costs: tableOf(
      ['cost', 'value', 'from'],
      Object.entries(costs).map(([name, { value, from }]) => [wordsOf(name), number(value, 2), from]),
    ),
    assumptions: tableOf(
      ['assumption', 'value', 'why'],
      Object.entries(assumptions).map(([name, { value, why }]) => [wordsOf(name), number(value, 2), why]),
    ),
  };
}

/** The page with what stands between its markers replaced. */
export function withTables(page: string, figures: CapacityFigures): string {
  const tables = capacityTables(figures);
  return page.replace(
    /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end of table -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}${tables[name] ?? ''}${end}`,
  );
}

function valuesOf<T>(given: Record<keyof T, { value: number }>): T {
  const entries = Object.entries(given as Record<string, { value: number }>);
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as T;
}

/** `mailRowBytes` → `mail row bytes`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function number(value: number, digits: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}
