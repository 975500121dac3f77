import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestLogger } from '#platform';
import { type ApiParts, apiModule } from './api.module.js';
import { OpenApi } from './docs/open-api.js';
import { measureEngine } from './health/engine-metrics.js';
import { measureSurroundings } from './health/surroundings.js';
import { readBodies } from './http/body.js';
import { limitWrites } from './http/limit-writes.js';
import { observe } from './http/observe.js';
import { servePage } from './http/page.js';
import { securityHeaders } from './http/security-headers.js';
import { validationPipe } from './http/validation.js';

/** The API and the page, ready to listen; the same for the process and for tests. */
export async function createApi(parts: ApiParts): Promise<NestExpressApplication> {
  const { settings, logger, metrics, persistence, identity, temporal } = parts;
  const app = await NestFactory.create<NestExpressApplication>(apiModule(parts), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', settings.trustedProxies.length === 0 ? false : settings.trustedProxies);
  app.use(observe(logger, metrics));
  for (const headers of securityHeaders(settings.publicUrl)) app.use(headers);
  servePage(app, settings.pageFolder);
  app.use(limitWrites(identity.writes));
  readBodies(app);
  app.useGlobalPipes(validationPipe());
  app.get(OpenApi).build(app);
  measureEngine(metrics, persistence, temporal);
  measureSurroundings(metrics, persistence, settings.surroundings);
  await app.init();
  return app;
}
