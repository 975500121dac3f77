import { randomBytes } from 'node:crypto';
import type { NextFunction, RequestHandler } from 'express';
import helmet from 'helmet';
import type { ApiRequest, ApiResponse } from './request.js';

/**
 * Headers of every answer. Scripts and styles of the page carry the nonce of the answer (Ant Design writes its styles
 * with it); nothing comes from elsewhere and nobody may frame the page.
 */
export function securityHeaders(publicUrl: string): RequestHandler[] {
  const nonceOf = (_: unknown, response: unknown) => `'nonce-${(response as ApiResponse).locals.nonce}'`;
  const https = publicUrl.startsWith('https:');
  const nonce = (_: unknown, response: ApiResponse, next: NextFunction) => {
    response.locals.nonce = randomBytes(16).toString('base64');
    next();
  };
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonceOf],
        styleSrc: ["'self'", nonceOf],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  return [nonce as RequestHandler, headers as RequestHandler, noStore as RequestHandler];
}

/** Answers of the API and of health hold data of the moment; only assets of the page are kept by browsers. */
function noStore(request: ApiRequest, response: ApiResponse, next: NextFunction): void {
  if (!request.path.startsWith('/assets/')) response.setHeader('Cache-Control', 'no-store');
  next();
}
