import { isUtf8 } from 'node:buffer';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type RequestHandler } from 'express';
import { invalidField } from '#contracts';
import { isUnsafe } from '#identity';
import type { ApiRequest, ApiResponse } from './request.js';

const LIMIT = '1mb';
/** Files come as they are, one in each request, and are read by their route alone. */
export const STREAMED_TYPE = 'application/octet-stream';
/** Events are signed as the bytes that came, so their route reads them itself. */
export const EVENT_TYPE = 'application/cloudevents+json';
const STREAMED: readonly [path: RegExp, type: string][] = [
  [/^\/api\/attachments$/, STREAMED_TYPE],
  [/^\/api\/cycles\/[^/]+\/plan-sheet$/, STREAMED_TYPE],
  [/^\/api\/imports\/[^/]+$/, STREAMED_TYPE],
  [/^\/api\/events$/, EVENT_TYPE],
];
/** After an answer that did not wait for the body, so much longer is it read (and thrown away): the answer must arrive. */
const LINGER_MS = 2_000;

/** Whether the body is left to the route. */
export function isStreamed(request: ApiRequest): boolean {
  return STREAMED.some(([path, type]) => path.test(request.path) && request.is(type) !== false);
}

/** Bodies are JSON and small, but for files; what the database could not hold, or could not be compared, never gets past here. */
export function readBodies(app: NestExpressApplication): void {
  app.use(lingerShortly as RequestHandler);
  app.use(refuseUnreadable as RequestHandler);
  app.use(json({ limit: LIMIT, strict: true, type: 'application/json', verify: requireUtf8 }));
  app.use(normalise as RequestHandler);
}

/**
 * Other kinds are refused before they are read: a form on another site can send text, never these kinds.
 * A NUL has no place in an address either.
 */
function refuseUnreadable(request: ApiRequest, _: ApiResponse, next: NextFunction): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (isUnsafe(request.method) && hasBody && !request.is('application/json') && !isStreamed(request)) {
    next(invalidField('Content-Type', 'chỉ nhận application/json'));
  } else if (hasBody && OTHER_CHARSET.test(request.headers['content-type'] ?? '')) {
    next(invalidField('Content-Type', 'chỉ nhận mã hóa UTF-8'));
  } else if (/%00|\0/.test(request.originalUrl)) {
    next(invalidField('', 'địa chỉ có ký tự không dùng được'));
  } else {
    next();
  }
}

/** A body that nobody wants is not taken to its end, however long its sender makes it. */
function lingerShortly(request: ApiRequest, response: ApiResponse, next: NextFunction): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer)).resume();
  });
  next();
}

/** What is no UTF-8 would be read with holes in it, and the holes recorded. */
function requireUtf8(_: unknown, __: unknown, bytes: Buffer): void {
  // The parser wraps what is thrown here; the status is what `problem.ts` gets to see.
  if (!isUtf8(bytes)) throw Object.assign(new Error('a body that is not UTF-8'), { status: 415 });
}

const OTHER_CHARSET = /charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i;

/** A body that its route has read itself, as strictly as all others. @throws UserError `invalid-input` */
export function parsedBody(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw invalidField('Content-Type', 'chỉ nhận mã hóa UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw invalidField('', 'cần là JSON đúng cú pháp');
  }
  return cleaned(value, []);
}

function normalise(request: ApiRequest, _: ApiResponse, next: NextFunction): void {
  try {
    request.body = cleaned(request.body, []);
    next();
  } catch (error) {
    next(error);
  }
}

const DEEPEST = 20;
/** Validation would pass over them in silence; nobody writes them who means well. */
const REACHES_FOR_PROTOTYPES = new Set(['__proto__', 'constructor', 'prototype']);

/** Texts in one form of Unicode (NFC), so that "ệ" is one thing whoever typed it. */
function cleaned(value: unknown, path: readonly string[]): unknown {
  if (path.length > DEEPEST) throw invalidField(path.join('.'), 'lồng quá nhiều tầng');
  if (typeof value === 'string') return text(value, path);
  if (Array.isArray(value)) return value.map((item, i) => cleaned(item, [...path, String(i)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const at = [...path, text(key, path)];
      if (REACHES_FOR_PROTOTYPES.has(key)) throw invalidField(at.join('.'), 'trường không có trong quy định');
      return [key, cleaned(inner, at)];
    }),
  );
}

/** NUL and halves of a surrogate pair are not text: PostgreSQL keeps neither. */
function text(value: string, path: readonly string[]): string {
  if (/\0|\p{Surrogate}/u.test(value)) throw invalidField(path.join('.'), 'có ký tự không dùng được');
  return value.normalize('NFC');
}
