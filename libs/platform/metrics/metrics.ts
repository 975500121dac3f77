import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { within } from '../limits/within.js';

/** Prometheus gives up a page after ten seconds. */
const READ_WITHIN_MS = 5_000;

/** What a reading answers: one number, one for each value of its label, or null when there is none to tell. */
export type Numbers = number | null | Readonly<Record<string, number>>;

/** A number that is asked for when the page is read. */
export interface Reading {
  /** Without `dondoc_`; ends with `_total` when it only ever grows. */
  name: string;
  help: string;
  /** Name of the label, where the answer has several numbers. */
  label?: string;
  read(): Promise<Numbers>;
}

/**
 * The numbers of one process, for Prometheus. Labels are few and bounded: never an id of a task, an address or a name.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'dondoc_http_request_seconds',
    help: 'Time to answer an HTTP request, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly failed = new Counter({
    name: 'dondoc_readings_failed_total',
    help: 'Numbers of this page that could not be asked for and were left out',
    labelNames: ['reading'] as const,
    registers: [this.registry],
  });
  private page: Promise<string> | null = null;

  constructor(process: string) {
    this.registry.setDefaultLabels({ process });
    collectDefaultMetrics({ register: this.registry, prefix: 'dondoc_' });
  }

  /** `route` is the pattern (`/api/tasks/:id`), never the address that was asked for. */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /** What cannot be asked for now is left out and counted: while the database is away, the page still says so. */
  reading({ name, help, label, read }: Reading): void {
    const { failed } = this;
    const labelNames = label === undefined ? [] : [label];
    const asked = async (): Promise<[Record<string, string>, number][]> => {
      try {
        const numbers = await within(READ_WITHIN_MS, read);
        if (numbers === null) return [];
        if (typeof numbers === 'number') return [[{}, numbers]];
        return Object.entries(numbers).map(([value, number]) => [{ [label ?? '']: value }, number]);
      } catch {
        failed.inc({ reading: name });
        return [];
      }
    };
    const options = { name: `dondoc_${name}`, help, labelNames, registers: [this.registry] };
    if (name.endsWith('_total')) {
      const metric: Counter = new Counter({
        ...options,
        async collect() {
          const numbers = await asked();
          empty(metric, labelNames);
          for (const [labels, number] of numbers) metric.inc(labels, number);
        },
      });
    } else {
      const metric: Gauge = new Gauge({
        ...options,
        async collect() {
          const numbers = await asked();
          empty(metric, labelNames);
          for (const [labels, number] of numbers) metric.set(labels, number);
        },
      });
    }
  }

  /** Who asks while the page is being made gets the same one: each costs a dozen questions to the database. */
  async text(): Promise<string> {
    this.page ??= this.registry.metrics().finally(() => {
      this.page = null;
    });
    return this.page;
  }
}

/** Without the zero that stands in a metric without labels: a number that is not known is not told. */
function empty(metric: Counter | Gauge, labelNames: readonly string[]): void {
  metric.reset();
  if (labelNames.length === 0) metric.remove({});
}
