import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig, message, OwnUnits, Public, Scopes, SignedIn, TenantDb, UnitOfWork } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { SessionAnswer } from './session-answer.js';
import { clearCookie, setCookie } from './session-cookie.js';
import { SessionDescription } from './session-description.js';
import { SignInService } from './sign-in.service.js';

class SignInInput {
  @ApiProperty({ type: String, format: 'email' })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(254, message('254 caractères au plus.', '254 characters at most.'))
  @IsEmail({}, message("Cette adresse e-mail n'est pas valable.", 'This e-mail address is not valid.'))
  email!: string;

  @ApiProperty({ type: String, maxLength: 1024 })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(1024, message('1024 caractères au plus.', '1024 characters at most.'))
  password!: string;

  @ApiProperty({
    type: String,
    required: false,
    description: 'Code of the authenticator app, or a recovery code',
  })
  @IsOptional()
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(50, message('50 caractères au plus.', '50 characters at most.'))
  otp?: string;
}

class PasswordConfirmationInput {
  @ApiProperty({ type: String, maxLength: 1024 })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(1024, message('1024 caractères au plus.', '1024 characters at most.'))
  password!: string;
}

@ApiTags('identity')
@Controller('identity/session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly description: SessionDescription,
    private readonly config: AppConfig,
    private readonly db: TenantDb,
    private readonly units: UnitOfWork,
  ) {}

  @Post()
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Sign in', operationId: 'sign in' })
  @ApiCreatedResponse({ type: SessionAnswer })
  async create(
    @Body() body: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const session = await this.signIn.signIn({ ...body, userAgent: request.headers['user-agent'] });
    setCookie(reply, this.config, session.token, session.maxAgeSeconds);
    return this.units.run({ mode: 'read' }, () => this.description.ofToken(session.token));
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, and what they may do', operationId: 'read session' })
  @ApiOkResponse({ type: SessionAnswer })
  read(): Promise<SessionAnswer> {
    return this.description.ofActor(Scopes.actor() as UserActor);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Sign out', operationId: 'sign out' })
  @ApiNoContentResponse()
  async remove(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { sessionId } = (Scopes.actor() as UserActor).facts;
    await this.db.query('DELETE FROM identity_session WHERE id = $1', [sessionId]);
    clearCookie(reply, this.config);
  }

  @Post('confirmations')
  @HttpCode(204)
  @SignedIn()
  @OwnUnits()
  @ApiOperation({
    summary: 'Prove the password again before something grave',
    operationId: 'confirm password',
  })
  @ApiNoContentResponse()
  async confirm(@Body() body: PasswordConfirmationInput): Promise<void> {
    const { userId, sessionId } = (Scopes.actor() as UserActor).facts;
    await this.signIn.confirm(userId, sessionId, body.password);
  }
}
