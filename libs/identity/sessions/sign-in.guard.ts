import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { CommonProblems, Problem } from '#kernel';
import { AppConfig, message, parseInput } from '#runtime';
import { SecretField } from '../secret-field.js';
import { cookieName, readCookie } from './session-cookie.js';
import { type SignedInSession, SignInService } from './sign-in.service.js';

export class SignInInput {
  @ApiProperty({ type: String, format: 'email', maxLength: 254 })
  @MaxLength(254, message('254 caractères au plus.', '254 characters at most.'))
  @IsEmail({}, message('Cette adresse e-mail n’est pas valable.', 'This e-mail address is not valid.'))
  email!: string;

  @SecretField({ description: 'The password' })
  password!: string;

  @SecretField({ description: 'Code of the authenticator app, or a recovery code', max: 50, optional: true })
  otp?: string;
}

const strategyName = 'local';
const opened = new WeakMap<FastifyRequest, SignedInSession>();

/** The session that the guard opened for this request. */
export function openedSession(request: FastifyRequest): SignedInSession {
  const session = opened.get(request);
  if (!session) throw new Problem(CommonProblems.UNAUTHENTICATED);
  return session;
}

/**
 * Signs in by passport's local strategy, once the input is valid. The authenticator is this application's own:
 * passport's shared one would hand the passwords of two applications in one process to whichever came last.
 */
@Injectable()
export class SignInGuard implements CanActivate {
  private readonly authenticator = new passport.Passport();

  constructor(signIn: SignInService, config: AppConfig) {
    const verify = (
      request: FastifyRequest,
      email: string,
      password: string,
      done: (error: unknown, session?: SignedInSession) => void,
    ): void => {
      signIn
        .signIn({
          email,
          password,
          otp: (request.body as SignInInput).otp,
          userAgent: request.headers['user-agent'],
          previousToken: readCookie(request, cookieName(config)),
        })
        .then(
          (session) => done(null, session),
          (error: unknown) => done(error),
        );
    };
    const options = { usernameField: 'email', passwordField: 'password', passReqToCallback: true } as const;
    this.authenticator.use(strategyName, new Strategy(options, verify as never));
  }

  /** @throws Problem INVALID_INPUT, and those of SignInService. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    parseInput(SignInInput, request.body);
    opened.set(request, await this.authenticate(request, http.getResponse<FastifyReply>()));
    return true;
  }

  private authenticate(request: FastifyRequest, reply: FastifyReply): Promise<SignedInSession> {
    return new Promise((resolve, reject) => {
      const finish = (error: unknown, session?: SignedInSession | false | null): void => {
        if (error || !session) reject(error ?? new Problem(CommonProblems.UNAUTHENTICATED));
        else resolve(session);
      };
      // No session of passport's: ours lives in the instance's schema.
      const middleware = this.authenticator.authenticate(strategyName, { session: false }, finish) as (
        request: FastifyRequest,
        reply: FastifyReply,
        next: (error?: unknown) => void,
      ) => void;
      middleware(request, reply, (error) => finish(error));
    });
  }
}
