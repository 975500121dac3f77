import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ifMatch, invalidField, UserError } from '#contracts';
import { type Caller, signedIn } from '#identity';

/** A request on its way: with its trace code, and who sent it once the guard has asked. */
export type ApiRequest = Request & { trace?: string; caller?: Caller | null };
export type ApiResponse = Response & { locals: { nonce?: string } };

export function requestOf(context: ExecutionContext): ApiRequest {
  return context.switchToHttp().getRequest<ApiRequest>();
}

/** Whoever is signed in; the guard has let only such requests through. */
export const SignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => signedIn(requestOf(context).caller ?? null),
);

/** Whoever asks; null when nobody is signed in. For routes that are open to anyone. */
export const Asking = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | null => requestOf(context).caller ?? null,
);

/** The version that the person saw, from `If-Match`. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) {
    throw new UserError('version-required', 'Cần gửi kèm phiên bản đã xem trong If-Match.', [
      { path: 'If-Match', message: 'cần dạng "<phiên bản>"' },
    ]);
  }
  const parsed = ifMatch.safeParse(header);
  if (!parsed.success) {
    const message = parsed.error.issues[0]!.message;
    throw invalidField('If-Match', message);
  }
  return parsed.data;
});

/** Tells the version for the next `If-Match` beside what is answered. */
export function withVersion<T extends { version: number }>(response: ApiResponse, view: T): T {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}

/** Tells where what was made is found from now on, and its version. */
export function withPlace<T extends { id: string; version: number }>(
  response: ApiResponse,
  list: string,
  made: T,
): T {
  response.location(`${list}/${encodeURIComponent(made.id)}`);
  return withVersion(response, made);
}

/** Names the request in the record, so that one that is repeated does nothing; null without an `Idempotency-Key`. */
export const CommandId = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const { caller, headers } = requestOf(context);
  const key = headers['idempotency-key'];
  return typeof key === 'string' && caller ? `${caller.person.id}/${key}` : null;
});
