import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig, OwnUnits, Public, Scopes, SignedIn, UnitOfWork } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { PasswordProof } from '../passwords/password-proof.js';
import { SecretField } from '../secret-field.js';
import { SessionAnswer } from './session-answer.js';
import { clearCookie, setCookie } from './session-cookie.js';
import { SessionDescription } from './session-description.js';
import { openedSession, SignInGuard, SignInInput } from './sign-in.guard.js';
import { UserSessions } from './user-sessions.js';

class PasswordConfirmationInput {
  @SecretField({ description: 'The password' })
  password!: string;
}

@ApiTags('identity')
@Controller('identity/session')
export class SessionController {
  constructor(
    private readonly proof: PasswordProof,
    private readonly description: SessionDescription,
    private readonly config: AppConfig,
    private readonly sessions: UserSessions,
    private readonly audit: AuditTrail,
    private readonly units: UnitOfWork,
  ) {}

  @Post()
  @Public()
  @OwnUnits()
  @UseGuards(SignInGuard)
  @ApiOperation({ summary: 'Sign in', operationId: 'sign in' })
  @ApiBody({ type: SignInInput })
  @ApiCreatedResponse({ type: SessionAnswer })
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const session = openedSession(request);
    setCookie(reply, this.config, session.token, session.maxAgeSeconds);
    return this.units.run({ mode: 'read' }, () => this.description.ofToken(session.token));
  }

  @Get()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'Who is signed in, and what they may do', operationId: 'read session' })
  @ApiOkResponse({ type: SessionAnswer })
  read(): Promise<SessionAnswer> {
    return this.description.ofActor(Scopes.actor() as UserActor);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'Sign out', operationId: 'sign out' })
  @ApiNoContentResponse()
  async remove(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { userId, sessionId } = (Scopes.actor() as UserActor).facts;
    await this.sessions.end(userId, sessionId);
    await this.audit.append({ action: 'identity.signed-out', object: `identity.user/${userId}` });
    clearCookie(reply, this.config);
  }

  @Post('confirmations')
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({
    summary: 'Prove the password again before something grave',
    operationId: 'confirm password',
  })
  @ApiNoContentResponse()
  async confirm(@Body() body: PasswordConfirmationInput): Promise<void> {
    const { userId, sessionId } = (Scopes.actor() as UserActor).facts;
    await this.proof.confirm(userId, sessionId, body.password);
  }
}
