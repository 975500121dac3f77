import {
  DefaultLogger,
  type LogEntry,
  makeTelemetryFilterString,
  type RuntimeOptions,
} from '@temporalio/worker';
import type { Env } from '#contracts';
import type { Logger } from '#platform';

/**
 * What Temporal's library says. Its messages go through our log: warnings and errors, and more of it only when it is
 * asked for. Its numbers (tasks that failed, slots that are left, …) are told at an address of their own, for Prometheus.
 */
export function runtimeOptions(
  logger: Logger,
  env: Pick<Env, 'LOG_LEVEL' | 'WORKER_METRICS_ADDRESS'>,
): Pick<RuntimeOptions, 'logger' | 'telemetryOptions'> {
  const chatty = env.LOG_LEVEL === 'debug' || env.LOG_LEVEL === 'trace';
  const write = ({ level, message }: LogEntry) => {
    if (level === 'ERROR') logger.error(message, { from: 'temporal' });
    else if (level === 'WARN') logger.warn(message, { from: 'temporal' });
    else logger.debug(message, { from: 'temporal' });
  };
  const address = env.WORKER_METRICS_ADDRESS;
  return {
    logger: new DefaultLogger(chatty ? 'DEBUG' : 'WARN', write),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
      ...(address === undefined ? {} : { metrics: { prometheus: { bindAddress: address } } }),
    },
  };
}
