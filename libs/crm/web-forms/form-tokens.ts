import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig, Clock, Scopes } from '#runtime';

const kinds = ['form', 'review'] as const;
export type TokenKind = (typeof kinds)[number];

/**
 * What makes a program fetch the form before it sends something, and tells how long that took; signed, so that nothing
 * is stored and no cookie is needed. Confirmation links are signed alike.
 */
@Injectable()
export class FormTokens {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** For a form that is shown now, empty; or, for `review`, filled in and to be sent once more. */
  issue(publicKey: string, kind: TokenKind = 'form'): string {
    const at = this.clock.now().getTime().toString(36);
    return `${at}.${this.sign(kind, `${publicKey} ${at}`)}`;
  }

  /** Which kind of token of this form this is, and the milliseconds since it was issued; undefined for any other text. */
  read(token: string, publicKey: string): { kind: TokenKind; ageMs: number } | undefined {
    const [at = '', signature = '', more] = token.split('.');
    if (more !== undefined || !/^[0-9a-z]{1,11}$/.test(at)) return undefined;
    const kind = kinds.find((each) => same(signature, this.sign(each, `${publicKey} ${at}`)));
    return kind && { kind, ageMs: this.clock.now().getTime() - Number.parseInt(at, 36) };
  }

  /** The secret of a link that confirms a submission: always the same, so that a job may send it twice. */
  confirmation(submissionId: string): string {
    return `${submissionId}.${this.sign('confirmation', submissionId)}`;
  }

  /** Which submission a secret confirms. */
  submissionOf(secret: string): string | undefined {
    const [id = ''] = secret.split('.');
    return same(secret, this.confirmation(id)) ? id : undefined;
  }

  private sign(purpose: string, what: string): string {
    return createHmac('sha256', this.config.secretKey)
      .update(`web form ${purpose} ${Scopes.instance().id} ${what}`)
      .digest('base64url');
  }
}

const same = (one: string, two: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(two)];
  return a.length === b.length && timingSafeEqual(a, b);
};
