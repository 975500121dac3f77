import type { NextFunction, RequestHandler } from 'express';
import { beginSpan, type Logger, type Metrics, newTrace, withTrace } from '#platform';
import type { ApiRequest, ApiResponse } from './request.js';

/** What people and programs ask for; a stream is open for hours. */
const TRACED = /^\/api\/(?!stream$)/;

/**
 * Gives each request its trace code, and writes one line and one measurement when it is answered: with the pattern of
 * the route, never the address, which may carry a secret.
 */
export function observe(logger: Logger, metrics: Metrics): RequestHandler {
  const handler = (request: ApiRequest, response: ApiResponse, next: NextFunction) => {
    const trace = newTrace();
    request.trace = trace;
    response.setHeader('X-Trace', trace);
    const begun = process.hrtime.bigint();
    const span = TRACED.test(request.path) ? beginSpan('http', { kind: 'server' }) : null;
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'page';
      metrics.observeRequest(request.method, route, response.statusCode, seconds);
      const { statusCode: status } = response;
      span?.rename(`${request.method} ${route}`);
      span?.end(
        { method: request.method, route, status, code: trace },
        status >= 500 ? `${status}` : undefined,
      );
      logger.info('answered', {
        trace,
        method: request.method,
        route,
        status,
        ms: Math.round(seconds * 1000),
        finished: response.writableFinished,
      });
    });
    withTrace(trace, span === null ? next : () => span.within(next));
  };
  return handler as RequestHandler;
}
