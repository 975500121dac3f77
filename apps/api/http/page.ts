import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, RequestHandler } from 'express';
import type { ApiRequest, ApiResponse } from './request.js';

const NONCE_MARK = '__CSP_NONCE__';
/** Addresses that belong to the API or to assets: an unknown one is a 404, not the page. */
const NOT_PAGE = /^\/(?:api|health|metrics|assets)(?:\/|$)/;

/**
 * Serves the built page: assets carry a hash in their names and are kept for good; every other address gets
 * `index.html` with the nonce of this answer, and the page finds its own way. Without a build only the API is served.
 */
export function servePage(app: NestExpressApplication, folder: string): void {
  const assets = { prefix: '/assets/', immutable: true, maxAge: '365d', index: false } as const;
  // Only files that are the same for everybody: compressing answers that hold a secret would tell its bytes.
  app.use('/assets', compression());
  app.useStaticAssets(join(folder, 'assets'), assets);
  app.useStaticAssets(folder, { index: false, redirect: false, maxAge: 0 });
  const index = join(folder, 'index.html');
  const parts = existsSync(index) ? readFileSync(index, 'utf8').split(NONCE_MARK) : null;
  const page = (request: ApiRequest, response: ApiResponse, next: NextFunction) => {
    const asked = request.method === 'GET' || request.method === 'HEAD';
    if (parts === null || !asked || NOT_PAGE.test(request.path)) return next();
    response.type('html').send(parts.join(response.locals.nonce));
  };
  app.use(page as RequestHandler);
}
