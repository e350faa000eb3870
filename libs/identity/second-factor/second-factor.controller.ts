import { Body, Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AppConfig, OwnUnits, Scopes, SignedIn, UnitOfWork } from '#runtime';
import { requireRecentPassword } from '../access/recent-password.js';
import type { UserActor } from '../access/user-actor.js';
import { SecretField } from '../secret-field.js';
import { setCookie } from '../sessions/session-cookie.js';
import { SecondFactorEnrolment } from './second-factor-enrolment.js';

class CodeInput {
  @SecretField({ description: 'Code of the authenticator app', max: 50 })
  code!: string;
}

class RemovalInput {
  @SecretField({ description: 'Code of the authenticator app, or a recovery code', max: 50 })
  code!: string;
}

class SecondFactorAnswer {
  @ApiProperty({ type: String, description: 'Shared secret in base32, to type into an app' })
  secret!: string;

  @ApiProperty({ type: String, description: 'The same as an otpauth:// address, for a QR code' })
  uri!: string;
}

class RecoveryCodesAnswer {
  @ApiProperty({ type: [String], description: 'Each works once; shown this once and never again' })
  recoveryCodes!: string[];
}

/** One's own second factor. */
@ApiTags('identity')
@Controller('identity/second-factor')
export class SecondFactorController {
  constructor(
    private readonly enrolment: SecondFactorEnrolment,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
  ) {}

  // Units of its own, here and for the codes: an Idempotency-Key would otherwise store the secret in its answer.
  @Post()
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({ summary: 'Begin to enrol a second factor', operationId: 'begin second factor' })
  @ApiCreatedResponse({ type: SecondFactorAnswer })
  begin(): Promise<SecondFactorAnswer> {
    const actor = Scopes.actor() as UserActor;
    requireRecentPassword(actor);
    return this.units.run({ mode: 'write' }, () => this.enrolment.begin(actor));
  }

  @Post('confirmation')
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({ summary: 'Confirm the second factor with a code', operationId: 'confirm second factor' })
  @ApiCreatedResponse({ type: RecoveryCodesAnswer })
  async confirm(
    @Body() { code }: CodeInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesAnswer> {
    const { recoveryCodes, session } = await this.enrolment.confirm(Scopes.actor() as UserActor, code);
    setCookie(reply, this.config, session.token, session.maxAgeSeconds);
    return { recoveryCodes };
  }

  @Delete()
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({ summary: 'Remove your second factor', operationId: 'remove second factor' })
  @ApiBody({ type: RemovalInput })
  @ApiNoContentResponse()
  async remove(
    @Body() { code }: RemovalInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = await this.enrolment.remove(Scopes.actor() as UserActor, code);
    setCookie(reply, this.config, session.token, session.maxAgeSeconds);
  }

  @Post('recovery-codes')
  @SignedIn({ unenrolled: true })
  @OwnUnits()
  @ApiOperation({ summary: 'Make new recovery codes', operationId: 'renew recovery codes' })
  @ApiCreatedResponse({ type: RecoveryCodesAnswer })
  async renew(): Promise<RecoveryCodesAnswer> {
    const actor = Scopes.actor() as UserActor;
    requireRecentPassword(actor);
    return this.units.run({ mode: 'write' }, async () => ({
      recoveryCodes: await this.enrolment.renewRecoveryCodes(actor),
    }));
  }
}
