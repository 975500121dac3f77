import { type DestinationStream, pino } from 'pino';
import { describeError, type LogValue, safeFields, safeText } from './redact.js';
import { currentTrace } from './trace.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
/** Plain values only: an object handed to a log takes its secrets along. */
export type LogFields = Readonly<Record<string, LogValue>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, error?: unknown): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  /** Which process speaks: `api`, `worker`, `cli`. */
  name: string;
  level: LogLevel;
  /** Where the lines go; standard output when absent. */
  stream?: DestinationStream;
}

/** JSON lines with ISO time, level in words, and the trace code of the request or turn. */
export function createLogger({ name, level, stream }: LoggerOptions): Logger {
  const options = {
    level,
    base: { process: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const trace = currentTrace();
      return trace === undefined ? {} : { trace };
    },
  };
  return wrap(stream === undefined ? pino(options) : pino(options, stream));
}

type Sink = ReturnType<typeof pino>;

function wrap(sink: Sink): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}, error?: unknown) =>
      sink[level](
        { ...safeFields(fields), ...(error === undefined ? {} : describeError(error)) },
        safeText(message),
      );
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(sink.child(safeFields(fields))),
  };
}

/** Says nothing; for tests and for tools that print for people. */
export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => SILENT,
};
