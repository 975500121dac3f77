import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { from, type Observable, of } from 'rxjs';
import { catchError, mergeMap } from 'rxjs/operators';
import { idempotencyKey, invalidField, UserError } from '#contracts';
import { isUnsafe, policyOf } from '#identity';
import type { IdempotencyStore } from '#persistence';
import { IDEMPOTENCY } from '../tokens.js';
import { isStreamed } from './body.js';
import { type ApiRequest, type ApiResponse, requestOf } from './request.js';

interface Claim {
  actor: string;
  key: string;
  response: ApiResponse;
}

/**
 * `Idempotency-Key` on unsafe requests: the same key and body get the answer that was given, another body 422, a request
 * that is still running 409. Refusals are not kept: they changed nothing, and may be mended. A streamed body is known
 * only to its route, which keeps the key itself; an answer that holds a secret is kept nowhere.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(IDEMPOTENCY) private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = requestOf(context);
    const key = idempotencyKeyOf(request);
    const actor = request.caller?.person.id;
    const kept = policyOf(request.method, (request.route as { path: string }).path)?.unkept !== true;
    if (key === null || actor === undefined || !kept || isStreamed(request)) return next.handle();
    const claim = { actor, key, response: context.switchToHttp().getResponse<ApiResponse>() };
    const known = await this.store.claimKey(actor, key, hashOf(request));
    switch (known.outcome) {
      case 'new':
        return this.answer(claim, next);
      case 'repeated':
        claim.response.status(known.status);
        return of(known.body);
      case 'reused':
        throw new UserError('key-reused', 'Idempotency-Key này đã dùng cho một nội dung khác.');
      case 'running':
        throw new UserError('state-conflict', 'Yêu cầu này đang được thực hiện; đề nghị chờ kết quả.');
    }
  }

  private answer({ actor, key, response }: Claim, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        await this.store.complete(actor, key, response.statusCode, body ?? null);
        return body;
      }),
      catchError((error: unknown) =>
        from(this.store.abandon(actor, key)).pipe(
          mergeMap(() => {
            throw error;
          }),
        ),
      ),
    );
  }
}

export function idempotencyKeyOf({ method, headers }: ApiRequest): string | null {
  const given = headers['idempotency-key'];
  if (given === undefined || !isUnsafe(method)) return null;
  const parsed = idempotencyKey.safeParse(given);
  if (parsed.success) return parsed.data;
  const { message } = parsed.error.issues[0]!;
  throw invalidField('Idempotency-Key', message);
}

/** What makes two requests the same: method, address and body, whatever the order of its fields. */
function hashOf({ method, originalUrl, body }: ApiRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, originalUrl, sorted(body)]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
