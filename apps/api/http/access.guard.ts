import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { UserError } from '#contracts';
import { type Identity, isUnsafe, mayAsk, policyOf, requireOwnPage, signedIn } from '#identity';
import { type ApiSettings, IDENTITY, SETTINGS } from '../tokens.js';
import { type ApiRequest, requestOf } from './request.js';

/** Finds who asks, and lets through what the table of routes allows; a route that is not in it is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const policy = policyOf(request.method, (request.route as { path: string }).path);
    if (policy === null) throw new UserError('not-allowed', 'Địa chỉ này chưa được mở.');
    const { authorization, cookie } = request.headers;
    request.caller = await this.identity.authenticator.identify({ authorization, cookie });
    if (isUnsafe(request.method)) {
      this.requireOwnPage(request);
      if (request.caller) this.identity.writes.takeOf(request.caller.person.id);
    }
    const answer = mayAsk(policy, request.caller?.person ?? null);
    if (answer === 'sign-in') signedIn(null);
    if (answer === 'no') throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này.');
    return true;
  }

  private requireOwnPage({ headers, caller }: ApiRequest): void {
    const fetchSite = headers['sec-fetch-site'];
    const shown = {
      origin: headers.origin,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    };
    const withCookie = caller?.session !== null && caller?.session !== undefined;
    requireOwnPage(shown, new URL(this.settings.publicUrl).origin, withCookie);
  }
}
