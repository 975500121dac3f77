import type { NextFunction, RequestHandler } from 'express';
import { isUnsafe, type WriteLimits } from '#identity';
import type { ApiRequest, ApiResponse } from './request.js';

/** Before a body is read: so many changes from one address. The person's own limit is taken once the person is known. */
export function limitWrites(writes: WriteLimits): RequestHandler {
  const handler = (request: ApiRequest, _: ApiResponse, next: NextFunction) => {
    if (!isUnsafe(request.method)) return next();
    try {
      writes.takeFrom(request.ip ?? '');
      next();
    } catch (error) {
      next(error);
    }
  };
  return handler as RequestHandler;
}
