import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CommonProblems, type Language, Problem } from '#kernel';
import { AppConfig, Scopes, statusOf } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { definitionOf, type FormDefinition } from './form-definition.js';
import { control } from './form-fields.js';
import { type Filled, formHtml, html, publicPage, publicPagePolicy } from './form-html.js';
import { FormTokens, type TokenKind } from './form-tokens.js';
import { formWords } from './form-words.js';
import { type Sender, SubmissionIntake } from './submission-intake.js';
import { readAnswers } from './submitted-answers.js';
import type { SubmittedBody } from './submitted-body.js';
import type { WebForm } from './web-form.entity.js';

/** A page, or the way to another one. */
export interface Outcome {
  readonly status: number;
  readonly html?: string;
  readonly location?: string;
  readonly next?: string | null;
  readonly retryAfter?: unknown;
}

const pathOf = (publicKey: string): string => `/api/public/forms/${publicKey}`;

/** What forms answer to browsers without scripts. */
@Injectable()
export class FormPages {
  constructor(
    private readonly intake: SubmissionIntake,
    private readonly tokens: FormTokens,
    private readonly companies: CompanyProfileService,
    private readonly config: AppConfig,
  ) {}

  definition(form: WebForm): FormDefinition {
    return definitionOf(form, this.addressOf(form), this.tokens.issue(form.publicKey));
  }

  /** Absolute address where a form is sent. */
  addressOf({ publicKey }: Pick<WebForm, 'publicKey'>): string {
    return `${this.config.urlOfHost(Scopes.instance().slug)}${pathOf(publicKey)}`;
  }

  /** What a script is answered once a form is in. */
  answer({ language, thankYouText, thankYouUrl }: WebForm, confirmation: boolean) {
    const words = formWords(language);
    const thanks = thankYouText || words.thanks;
    return { thanks: confirmation ? `${thanks}\n${words.confirm}` : thanks, next: thankYouUrl };
  }

  async form(form: WebForm, filled?: Filled, kind?: TokenKind): Promise<Outcome> {
    const title = kind === 'review' ? formWords(form.language).review : form.name;
    // On our own page the address needs no host: whatever name the browser came by stays.
    const { publicKey } = form;
    const definition = definitionOf(form, pathOf(publicKey), this.tokens.issue(publicKey, kind));
    const content = formHtml(definition, filled);
    return this.page(form.language, title, content, { next: form.thankYouUrl });
  }

  /**
   * Takes a plain form in. A page of another site has no token of ours: its answers are shown once more, with one,
   * which no program that only sends forms comes through.
   */
  async outcome(form: WebForm, body: SubmittedBody, sender: Sender): Promise<Outcome> {
    const { errors } = readAnswers(form, body);
    const known = this.tokens.read(body.get(control.token) ?? '', form.publicKey);
    if (errors.length > 0 || !known) {
      const again = await this.form(form, { values: body, errors }, 'review');
      return { ...again, status: errors.length > 0 ? 422 : 200 };
    }
    const { confirmation } = await this.intake.receive(form, body, sender);
    if (form.thankYouUrl) return { status: 303, location: form.thankYouUrl };
    const { thanks } = this.answer(form, confirmation);
    const back = sender.page && new URL(sender.page).origin;
    const words = formWords(form.language);
    const link = back ? `<p><a href="${html(back)}">${html(words.back)}</a></p>` : '';
    return this.page(form.language, form.name, `<p>${html(thanks).replaceAll('\n', '<br>')}</p>${link}`);
  }

  async refusal(problem: Problem): Promise<Outcome> {
    const { language } = Scopes.current();
    const words = formWords(language);
    const gone = problem.kind === CommonProblems.NOT_FOUND;
    const content = `<p>${html(gone ? words.goneMore : problem.kind.title[language])}</p>`;
    const page = await this.page(language, gone ? words.gone : words.refused, content);
    return { ...page, status: statusOf[problem.kind.category], retryAfter: problem.extra['retryAfter'] };
  }

  send(reply: FastifyReply, { status, html: page, location, next, retryAfter }: Outcome): void {
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    if (location) reply.header('location', location);
    reply
      .status(status)
      .header('content-security-policy', publicPagePolicy(next))
      .type('text/html; charset=utf-8')
      .send(page ?? '');
  }

  private async page(
    language: Language,
    title: string,
    content: string,
    more: { next?: string | null } = {},
  ): Promise<Outcome> {
    const { tradeName, legalName } = await this.companies.ensured();
    return {
      status: 200,
      html: publicPage({ language, title, company: tradeName ?? legalName, content }),
      ...more,
    };
  }
}
