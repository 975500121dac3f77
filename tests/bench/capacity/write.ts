import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKOUT } from '../../../apps/cli/bench/benchmark.js';
import { type CapacityFigures, withTables } from './table.js';

/** Writes the tables of docs/operations/capacity.md from the numbers beside it. */
const folder = join(CHECKOUT, 'docs', 'operations');
const page = join(folder, 'capacity.md');
const figures = JSON.parse(await readFile(join(folder, 'capacity.json'), 'utf8')) as CapacityFigures;
await writeFile(page, withTables(await readFile(page, 'utf8'), figures));
