import { Body, Controller, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { text } from '#kernel';
import { AppConfig, EmailField, OwnUnits, Public, Scopes, SignedIn, UnitOfWork } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { SecretField } from '../secret-field.js';
import { setCookie } from '../sessions/session-cookie.js';
import { networkOf } from '../throttle/login-throttle.js';
import { PasswordChange } from './password-change.service.js';
import { PasswordResets } from './password-resets.service.js';

class PasswordChangeInput {
  @SecretField({ description: 'The password in use' })
  current!: string;

  @SecretField({ description: 'The password to come', minLength: 12 })
  new!: string;
}

class PasswordResetInput {
  @EmailField({ label: text('Adresse e-mail', 'E-mail address'), required: true })
  email!: string;
}

class PasswordResetAcceptanceInput {
  @SecretField({ description: 'What follows # in the link', max: 200 })
  token!: string;

  @SecretField({ description: 'The password to come', minLength: 12 })
  password!: string;

  @SecretField({ description: 'Code of the authenticator app, or a recovery code', max: 50, optional: true })
  otp?: string;
}

/** Requests for resets from one network that are heeded; the others get the same answer and no mail. */
const resetsPerMinute = 20;

@ApiTags('identity')
@Controller('identity')
export class PasswordsController {
  private readonly resetLimiter = new RateLimiterMemory({ points: resetsPerMinute, duration: 60 });

  constructor(
    private readonly changes: PasswordChange,
    private readonly resets: PasswordResets,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
  ) {}

  @Put('password')
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({ summary: 'Change your password', operationId: 'change password' })
  @ApiNoContentResponse({ description: 'All other sessions are ended; this one gets a new cookie' })
  async change(
    @Body() body: PasswordChangeInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = await this.changes.change(Scopes.actor() as UserActor, body.current, body.new);
    setCookie(reply, this.config, session.token, session.maxAgeSeconds);
  }

  @Post('password-resets')
  @HttpCode(202)
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Ask for a link to choose a new password', operationId: 'request password reset' })
  @ApiAcceptedResponse({ description: 'Always, whether the address is known or not' })
  async request(@Body() { email }: PasswordResetInput): Promise<void> {
    const key = `${Scopes.instance().schema} ${networkOf(Scopes.current().address ?? '')}`;
    const heeded = await this.resetLimiter.consume(key).then(
      () => true,
      () => false,
    );
    if (heeded) await this.units.run({ mode: 'write' }, () => this.resets.request(email));
  }

  @Post('password-reset-acceptances')
  @HttpCode(204)
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Choose a new password with the link', operationId: 'accept password reset' })
  @ApiNoContentResponse({ description: 'All sessions are ended' })
  async accept(@Body() body: PasswordResetAcceptanceInput): Promise<void> {
    await this.resets.accept(body);
  }
}
