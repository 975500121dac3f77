import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type OrganisationAddress,
  type OrganisationReturn,
  organisationAddress,
  organisationReturn,
  UserError,
} from '#contracts';
import {
  clearCookie,
  type Identity,
  type OrganisationSignIn,
  PENDING_COOKIE,
  PENDING_MINUTES,
  readCookie,
  setCookie,
} from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import type { ApiRequest, ApiResponse } from '../http/request.js';
import { IDENTITY } from '../tokens.js';
import { openSession } from './open-session.js';

/**
 * Both steps are asked for by our own page: opening an address, here or by whoever sends a browser back, does nothing
 * by itself.
 */
@Described('Đăng nhập')
@Controller('api/sign-in/organisation')
export class OrganisationController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  @Post()
  @HttpCode(200)
  @Answers(
    200,
    'Bắt đầu đăng nhập bằng tài khoản của tỉnh: địa chỉ để trình duyệt chuyển tới',
    organisationAddress,
  )
  async begin(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<OrganisationAddress> {
    const { address, secret } = await this.signIn.begin(request.ip ?? '');
    response.append('Set-Cookie', setCookie(PENDING_COOKIE, secret, PENDING_MINUTES * 60));
    return { address };
  }

  @Post('verify')
  @HttpCode(204)
  @Answers(204, 'Kết thúc đăng nhập bằng tài khoản của tỉnh', null, { body: example.organisationReturn })
  async verify(
    @Body({ schema: organisationReturn }) { query }: OrganisationReturn,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<void> {
    const secret = readCookie(request.headers.cookie, PENDING_COOKIE);
    const from = { ip: request.ip ?? '', trace: request.trace ?? '' };
    const person = await this.signIn.finish({ query, secret, ...from });
    await openSession(this.identity.sessions, person, request, response);
    response.append('Set-Cookie', clearCookie(PENDING_COOKIE));
  }

  private get signIn(): OrganisationSignIn {
    const { organisation } = this.identity;
    if (organisation === null)
      throw new UserError('not-found', 'Hệ thống này không dùng đăng nhập bằng tài khoản của tỉnh.');
    return organisation;
  }
}
