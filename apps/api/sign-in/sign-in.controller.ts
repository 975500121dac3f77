import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type SignInAnswer,
  type SignInRequest,
  type SignInWays,
  signInAnswer,
  signInRequest,
  signInWays,
  UserError,
  type VerifyRequest,
  verifyRequest,
} from '#contracts';
import {
  BROWSER_COOKIE,
  CODE_MINUTES,
  clearCookie,
  type Identity,
  readCookie,
  SESSION_COOKIE,
  setCookie,
} from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import type { ApiRequest, ApiResponse } from '../http/request.js';
import { IDENTITY } from '../tokens.js';
import { openSession } from './open-session.js';

@Described('Đăng nhập')
@Controller('api')
export class SignInController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  @Get('sign-in')
  @Answers(200, 'Các cách đăng nhập của hệ thống này', signInWays)
  ways(): SignInWays {
    return { mail: this.identity.byMail, organisation: this.identity.organisation !== null };
  }

  @Post('sign-in')
  @HttpCode(202)
  @Answers(202, 'Xin thư đăng nhập; câu trả lời như nhau cho mọi địa chỉ', signInAnswer, {
    body: example.signIn,
  })
  async ask(
    @Body({ schema: signInRequest }) { email }: SignInRequest,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<SignInAnswer> {
    this.requireByMail();
    const { browser } = await this.identity.signIn.ask(email, askedFrom(request));
    response.append('Set-Cookie', setCookie(BROWSER_COOKIE, browser, CODE_MINUTES * 60));
    return {
      message: `Nếu địa chỉ này có trong hệ thống, thư đăng nhập đã được gửi; mã có hiệu lực ${CODE_MINUTES} phút.`,
      expiresInSeconds: CODE_MINUTES * 60,
    };
  }

  /** Used by POST only: mail scanners open links, they do not press buttons. A new session each time. */
  @Post('sign-in/verify')
  @HttpCode(204)
  @Answers(204, 'Dùng đường dẫn hoặc mã để đăng nhập', null, { body: example.verify })
  async verify(
    @Body({ schema: verifyRequest }) body: VerifyRequest,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<void> {
    this.requireByMail();
    const { signIn } = this.identity;
    const from = askedFrom(request);
    const person =
      'token' in body
        ? await signIn.byToken(body.token, from.ip)
        : await signIn.byCode(body.email, body.code, from);
    await openSession(this.identity.sessions, person, request, response);
    response.append('Set-Cookie', clearCookie(BROWSER_COOKIE));
  }

  @Post('sign-out')
  @HttpCode(204)
  @Answers(204, 'Kết thúc phiên đăng nhập này', null)
  async signOut(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<void> {
    if (request.caller?.session) await this.identity.sessions.close(request.caller.session);
    response.append('Set-Cookie', clearCookie(SESSION_COOKIE));
  }

  private requireByMail(): void {
    if (!this.identity.byMail)
      throw new UserError(
        'not-allowed',
        'Hệ thống này không dùng đăng nhập bằng thư; đề nghị đăng nhập bằng tài khoản của tỉnh.',
      );
  }
}

function askedFrom({ ip, headers }: ApiRequest): { ip: string; browser: string | null } {
  return { ip: ip ?? '', browser: readCookie(headers.cookie, BROWSER_COOKIE) };
}
