import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** NestJS speaks through our logger; its start-up chatter is kept at debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { context: textOf(context) });
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn(String(message), { context: textOf(context) });
  }

  error(message: unknown, ...rest: unknown[]): void {
    const error = message instanceof Error ? message : rest.find((part) => part instanceof Error);
    this.logger.error(String(message), { context: textOf(rest.at(-1)) }, error);
  }

  debug(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { context: textOf(context) });
  }

  verbose(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { context: textOf(context) });
  }
}

function textOf(context: unknown): string | undefined {
  return typeof context === 'string' ? context : undefined;
}
