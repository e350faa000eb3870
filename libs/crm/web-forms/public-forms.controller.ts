import { Controller, Get, Header, HttpCode, Options, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import { FromAnySite, OfModule, OwnUnits, Public, RawBody, type RawContent, Uploaded } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import { FormDefinition } from './form-definition.js';
import { FormLimiter } from './form-limiter.js';
import { FormPages } from './form-pages.js';
import { senderOf, siteOfRequest } from './request-site.js';
import { SubmissionIntake } from './submission-intake.js';
import { bodyTypes, formType, maxBodyBytes, readBody } from './submitted-body.js';

const page = { description: 'A page (text/html)', schema: { type: 'string' } } as const;

/**
 * Forms of the client's own site, for anybody. A browser reads the answers on the declared sites alone (CORS); there is
 * no cookie, and nothing of what is stored is ever answered.
 */
@ApiTags('crm')
@OfModule('crm')
@Controller('public/forms')
export class PublicFormsController {
  constructor(
    private readonly intake: SubmissionIntake,
    private readonly pages: FormPages,
    private readonly limiter: FormLimiter,
  ) {}

  @Get(':key')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'What a page needs to show a form', operationId: 'read public form' })
  @ApiOkResponse({ type: FormDefinition })
  async read(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FormDefinition> {
    const form = await this.intake.find(key);
    if (!allow(request, reply, form.sites)) throw new Problem(CrmProblems.CRM_WEB_FORM_SITE);
    reply.header('cache-control', 'public, max-age=60');
    return this.pages.definition(form);
  }

  /** The same on a page of the instance: for who has no site, and for browsers without scripts. */
  @Get(':key/page')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'A form on a page of its own', operationId: 'read public form page' })
  @ApiProduces('text/html')
  @ApiOkResponse(page)
  async page(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    this.pages.send(reply, await this.pages.form(await this.intake.find(key)));
  }

  @Post(':key')
  @HttpCode(200)
  @Public()
  @OwnUnits()
  @FromAnySite()
  @RawBody({ types: bodyTypes, maxBytes: maxBodyBytes })
  @ApiOperation({ summary: 'Send a form', operationId: 'send public form' })
  @ApiOkResponse({ description: 'Taken in; the same whether it is wanted or not. A page for a plain form.' })
  async send(
    @Param('key') key: string,
    @Uploaded() content: RawContent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (content.type === formType) return this.sendPlain(key, content, request, reply);
    const form = await this.intake.find(key);
    if (!allow(request, reply, form.sites)) throw new Problem(CrmProblems.CRM_WEB_FORM_SITE);
    await this.limiter.consume(form.id);
    const body = await readBody(content);
    const { confirmation } = await this.intake.receive(form, body, senderOf(request, body));
    reply.send(this.pages.answer(form, confirmation));
  }

  @Options(':key')
  @HttpCode(204)
  @Public()
  @OwnUnits()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether a site may send a form (CORS)', operationId: 'preflight public form' })
  @ApiNoContentResponse()
  async preflight(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const form = await this.intake.find(key);
    if (!allow(request, reply, form.sites)) return;
    reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', '600');
  }

  /** Whatever comes of a plain form is a page, refusals too: nobody reads JSON. */
  private async sendPlain(
    key: string,
    content: RawContent,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    try {
      const form = await this.intake.find(key);
      const site = siteOfRequest(request, form.sites);
      if (site === 'foreign') throw new Problem(CrmProblems.CRM_WEB_FORM_SITE);
      await this.limiter.consume(form.id);
      const body = await readBody(content);
      this.pages.send(reply, await this.pages.outcome(form, body, senderOf(request, body)));
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === CommonProblems.UNEXPECTED) throw error;
      this.pages.send(reply, await this.pages.refusal(error));
    }
  }
}

/**
 * Lets the pages of declared sites read the answer.
 * @returns false for a page of another site; a program that is no browser names none, and is let through
 */
function allow(
  request: FastifyRequest,
  reply: FastifyReply,
  sites: readonly { readonly origin: string }[],
): boolean {
  reply.header('vary', 'Origin');
  const site = siteOfRequest(request, sites);
  if (site === 'declared') reply.header('access-control-allow-origin', request.headers.origin ?? '');
  return site !== 'foreign';
}
