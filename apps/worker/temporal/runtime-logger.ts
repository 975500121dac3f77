import {
  DefaultLogger,
  type LogEntry,
  makeTelemetryFilterString,
  type RuntimeOptions,
} from '@temporalio/worker';
import type { Logger, LogLevel } from '#platform';

/** Temporal's own messages, through our log: warnings and errors, and more of it only when it is asked for. */
export function runtimeLogger(
  logger: Logger,
  level: LogLevel,
): Pick<RuntimeOptions, 'logger' | 'telemetryOptions'> {
  const chatty = level === 'debug' || level === 'trace';
  const write = ({ level: entryLevel, message }: LogEntry) => {
    if (entryLevel === 'ERROR') logger.error(message, { from: 'temporal' });
    else if (entryLevel === 'WARN') logger.warn(message, { from: 'temporal' });
    else logger.debug(message, { from: 'temporal' });
  };
  return {
    logger: new DefaultLogger(chatty ? 'DEBUG' : 'WARN', write),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
  };
}
