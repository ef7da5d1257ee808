import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiResponse, ApiTags, refs } from '@nestjs/swagger';
import { invalid, Public } from '@owcr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfiguration } from '../configuration.js';
import { Identification } from '../entrance/identification.js';
import { hashOf } from '../access-token/authenticator.js';
import { answerFailure } from '../sign-in/failure-page.js';
import { Provider } from '../sign-in/provider.js';
import { SignIn, signInDeadlineMs, type FinishedSignIn } from '../sign-in/sign-in.js';
import { clearCookie, readCookie, sessionCookie, setCookie, signInCookie } from './cookies.js';
import { csrfTokenOf } from './csrf.js';
import { NotSignedInDto, SignedInDto, SignedOutDto } from './session.answer.dto.js';
import { SignInRecord } from './sign-in-record.js';
import { LoginQueryDto, SignOutDto } from './session.dto.js';
import { sessionCredential, Sessions } from './sessions.js';

/** Signing in and out with a browser. */
@ApiTags('session')
@Public()
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly provider: Provider,
    private readonly identification: Identification,
    private readonly record: SignInRecord,
    private readonly configuration: GatewayConfiguration,
  ) {}

  /** Who is signed in, until when, and the token that changes have to carry. Asking is no use of the session: it goes on being idle. */
  @Get()
  @ApiExtraModels(SignedInDto, NotSignedInDto)
  @ApiOkResponse({ schema: { oneOf: refs(SignedInDto, NotSignedInDto) } })
  read(@Req() { principal, webSession }: FastifyRequest): SignedInDto | NotSignedInDto {
    if (!principal || !webSession) return { signedIn: false };
    const { id, name, role, precincts, sectors = [], agency = null } = principal;
    const person = { id, name, role, precincts, sectors, agency };
    const { timeZone } = this.configuration;
    return { signedIn: true, person, endsAt: webSession.endsAt.toISOString(), csrfToken: csrfTokenOf(webSession.id), timeZone };
  }

  /** Sends the browser to the identity provider; it comes back to `return`, a path of this site. */
  @Get('login')
  @ApiResponse({ status: 303, description: 'To the identity provider.' })
  async login(@Query() query: LoginQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const { url, browserKey } = await this.signIn.begin(query.return, new Date());
    void reply
      .header('cache-control', 'no-store')
      .header('set-cookie', setCookie(signInCookie, browserKey, signInDeadlineMs / 1000));
    void reply.redirect(url.href, 303);
  }

  /** Where the provider sends the browser back to. */
  @Get('callback')
  @ApiResponse({ status: 303, description: 'Back to where the sign-in began. A failure is shown as a page.' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cookie } = request.headers;
    void reply.header('cache-control', 'no-store').header('set-cookie', clearCookie(signInCookie));
    try {
      const query = request.url.slice(request.url.indexOf('?'));
      const finished = await this.signIn.finish(query, readCookie(cookie, signInCookie), new Date());
      void reply.header('set-cookie', setCookie(sessionCookie, await this.begin(request, finished)));
      void reply.redirect(finished.returnPath, 303);
    } catch (error) {
      const reason = (error as { code?: string }).code ?? 'error';
      this.record.refused(request, reason);
      answerFailure(request, reply, error);
    }
  }

  /** Ends this session, or all of this person. `providerSignOut`: where the browser may go to sign out there, too. */
  @Post('logout')
  @ApiBody({ type: SignOutDto, required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: SignedOutDto })
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: SignOutDto,
  ): Promise<SignedOutDto> {
    const inBody = isEverywhere(request.body);
    void reply.header('set-cookie', clearCookie(sessionCookie));
    const { principal, webSession } = request;
    if (principal && webSession) {
      const everywhere = query.everywhere === true || inBody;
      const now = new Date();
      if (!everywhere) await this.sessions.end(webSession.id, now);
      const sessionsEnded = everywhere ? await this.sessions.endAllOf(principal.id, now) : 1;
      await this.record.signedOut(request, principal, { sessionsEnded, everywhere });
    }
    return { signedIn: false, providerSignOut: await this.provider.signOutUrl() };
  }

  /** A sign-in always makes a new session; the one the browser came with, whoever gave it to it, ends. */
  private async begin(request: FastifyRequest, { principal, acr, refreshToken }: FinishedSignIn): Promise<string> {
    const now = new Date();
    const before = readCookie(request.headers.cookie, sessionCookie);
    if (before) await this.sessions.end(before, now);
    const sessionId = await this.sessions.begin(principal, now, refreshToken);
    this.identification.attempts.succeeded(request.ip, hashOf(sessionId).toString('base64'));
    await this.record.signedIn(request, { ...principal, credential: sessionCredential(sessionId) }, acr);
    return sessionId;
  }
}

/** By hand: where a body is declared one has to come, and here it may be left out. */
function isEverywhere(body: unknown): boolean {
  const { everywhere = false } = (body ?? {}) as { everywhere?: unknown };
  if (typeof everywhere !== 'boolean') throw invalid([{ path: 'everywhere', message: 'must be a boolean value' }]);
  return everywhere;
}
