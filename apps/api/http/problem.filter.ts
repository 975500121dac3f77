import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { TooManyRequests } from '#identity';
import { type Logger, newTrace } from '#platform';
import { LOGGER } from '../tokens.js';
import { problemOf } from './problem.js';
import type { ApiRequest, ApiResponse } from './request.js';

/** After which time to ask again where a part of the installation is away. */
const AWAY_SECONDS = 30;

/** Every error leaves as `application/problem+json`; our own faults are logged whole and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<ApiResponse>();
    const problem = problemOf(error, request.trace ?? newTrace());
    if (problem.status >= 500) this.logger.error('a request failed', { trace: problem.trace }, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (error instanceof TooManyRequests) response.setHeader('Retry-After', String(error.retryAfterSeconds));
    if (problem.status === 503) response.setHeader('Retry-After', String(AWAY_SECONDS));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
