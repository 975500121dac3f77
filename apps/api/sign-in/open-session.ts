import { ABSOLUTE_MS, type KnownPerson, SESSION_COOKIE, type Sessions, setCookie } from '#identity';
import type { ApiRequest, ApiResponse } from '../http/request.js';

/** A new session each time; the one this browser came with ends. */
export async function openSession(
  sessions: Sessions,
  person: KnownPerson,
  request: ApiRequest,
  response: ApiResponse,
): Promise<void> {
  if (request.caller?.session) await sessions.close(request.caller.session);
  const secret = await sessions.open(person.id, request.headers['user-agent'] ?? '');
  response.append('Set-Cookie', setCookie(SESSION_COOKIE, secret, ABSOLUTE_MS / 1000));
}
