import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { CommittedReports } from '../../apps/cli/bench/committed.js';
import { type Assumptions, type Costs, loadOf, needOf } from '../bench/capacity/model.js';
import { type CapacityFigures, withTables } from '../bench/capacity/table.js';
import { production } from '../support/production/index.js';

const FOLDER = fileURLToPath(new URL('../../docs/operations', import.meta.url));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const page = read('capacity.md');
const figures = JSON.parse(read('capacity.json')) as CapacityFigures;
const reports = JSON.parse(read('benchmarks.json')) as CommittedReports;

const A: Assumptions = {
  ...{ programmesOfProvince: 10, tasksOfProgramme: 100, communesOfProvince: 100, tasksOfCommune: 10 },
  ...{
    openTasksOfOfficer: 10,
    wakesOfTaskYear: 12,
    workingDays: 250,
    worstDayShare: 0.5,
    mailsPerOfficer: 1.5,
  },
  ...{ commandsOfOfficerDay: 4, readsOfOfficerDay: 40, busiestHourShare: 0.25 },
  ...{ planningSeconds: 3_000, reserve: 0.5 },
};
const C: Costs = {
  ...{ wakeCpuMs: 45, mailCpuMs: 1, composeCpuMs: 3, commandCpuMs: 10, readCpuMs: 5 },
  ...{ taskYearBytes: 10_000, mailRowBytes: 3_000, mailTextBytes: 12_000, openWorkflowBytes: 2_500 },
  ...{ apiMegabytes: 200, workerMegabytes: 400, temporalBaseMegabytes: 200 },
  ...{ cacheEntryKilobytes: 33, cacheEntries: 1_000, senderMailsPerSecond: 400 },
};

describe('the model of capacity', () => {
  it('counts what a province brings', () => {
    // 10 × 100 + 100 × 10 tasks; a tenth of them officers; half of the tasks wake, 1.5 mails for each officer.
    expect(loadOf(1, A)).toEqual({
      ...{ openTasks: 2_000, officers: 200, wakesWorstDay: 1_000, mailsWorstDay: 300 },
      ...{ commandsPerSecond: (200 * 4 * 0.25) / 3_600, readsPerSecond: (200 * 40 * 0.25) / 3_600 },
    });
  });

  it('counts what that needs', () => {
    const need = needOf(loadOf(1, A), C, A);
    // 1,000 × 45 ms + 300 × 3 ms = 45.9 s in 3,000 s, half of each core kept free.
    expect(need.planningCores).toBeCloseTo(45.9 / 3_000 / 0.5, 6);
    // (0.0556 × 10 + 0.556 × 5) ms a second, half kept free.
    expect(need.requestCores).toBeCloseTo((0.2 / 3.6) * 0.01 * 2 + (2 / 3.6) * 0.005 * 2, 6);
    expect(need.lastMailSeconds.oneSender).toBeCloseTo(300 / 400, 6);
    expect(need.lastMailSeconds.fourSenders).toBeCloseTo(300 / 1_000, 6);
    // 2,000 × 12 wakes, 300 mails for each 1,000 of them: 7,200 mails.
    expect(need.gigabytesAYear.rows).toBeCloseTo((2_000 * 12_500 + 7_200 * 3_000) / 1e9, 9);
    expect(need.gigabytesAYear.texts).toBeCloseTo((7_200 * 12_000) / 1e9, 9);
    // Of 2,000 workflows 1,000 are kept in memory.
    expect(need.memoryGigabytes).toBeCloseTo(0.8 + 0.033, 9);
  });
});

describe('the page of capacity', () => {
  it('shows what the model makes of the figures', () => {
    expect(page).toBe(withTables(page, figures));
  });

  it('tells when a figure was changed by hand', () => {
    const changed = { ...figures, costs: { ...figures.costs, wakeCpuMs: { value: 1, from: 'x' } } };
    expect(withTables(page, changed)).not.toBe(page);
  });

  /** A cost whose source is a figure of a committed report: `growth, 100,000 open, api`. */
  const measured = Object.entries(figures.costs).flatMap(([name, { value, from }]) => {
    const [, benchmark, contender, figure] = /^(\w+): (.+): ([^:]+)$/.exec(from) ?? [];
    const report = benchmark === undefined ? undefined : reports[benchmark];
    if (report === undefined) return [];
    const found = report.contenders.find((one) => one.contender === contender)?.figures[figure!]?.median;
    return [{ name, value, found }];
  });

  it('has figures of the committed reports, as they were measured', () => {
    expect(measured.length).toBeGreaterThan(3);
    for (const { name, value, found } of measured) {
      expect([name, found === undefined ? undefined : Math.round(found * 100) / 100]).toEqual([name, value]);
    }
  });

  it('does not give out more connections than PostgreSQL has', () => {
    const { api, worker, temporal, workers, reserved } = connections();
    expect(api + workers * worker + temporal + reserved).toBeLessThanOrEqual(maxConnections());
    expect(api + (workers + 1) * worker + temporal + reserved).toBeGreaterThan(maxConnections());
  });
});

/** As the page says it, by the numbers in the code. */
function connections() {
  const constant = (file: string, name = 'DATABASE_CONNECTIONS') =>
    Number(new RegExp(`${name} = (\\d+)`).exec(readFileSync(join(FOLDER, '../..', file), 'utf8'))![1]);
  const listening = 2;
  return {
    api: constant('apps/api/open.ts') + listening,
    // The sender's thread has its own, and one that holds its lock.
    worker: constant('apps/worker/engine.ts') + constant('apps/worker/sender/thread.ts') + 1 + 2 * listening,
    temporal: Number(/Temporal takes up to (\d+)/.exec(page)![1]),
    workers: Number(/up to (\d+) workers/.exec(page)![1]),
    reserved: 3,
  };
}

function maxConnections(): number {
  return Number(/max_connections=(\d+)/.exec(production.services['postgres']!.command!.join(' '))![1]);
}
