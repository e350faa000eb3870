import { randomBytes } from 'node:crypto';
import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  FromAnySite,
  OfModule,
  OwnUnits,
  Public,
  RawBody,
  type RawContent,
  Scopes,
  UnitOfWork,
  Uploaded,
} from '#runtime';
import { UnsubscribeService } from './unsubscribe.service.js';
import { readForm } from './unsubscribe-form.js';
import { type LinkBearer, UnsubscribeLinks, unsubscribePath } from './unsubscribe-links.js';
import { type Done, undoWording, unknownLinkPage, unsubscribePage } from './unsubscribe-page.js';

const html = 'text/html';
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const pagePolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const Token = () =>
  ApiQuery({
    name: 't',
    required: true,
    description: 'What a mail’s link holds',
    schema: { type: 'string' },
  });

/**
 * Unsubscribing without an account. Looking changes nothing, since mail scanners open every link; the POST of mail
 * programs (RFC 8058) acts at once and gets no page. Public because a refusal may cost nothing but a click.
 */
@ApiTags('crm')
@OfModule('crm')
@Controller(unsubscribePath)
export class UnsubscribeController {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly unsubscribing: UnsubscribeService,
    private readonly units: UnitOfWork,
  ) {}

  @Get()
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'The page to unsubscribe; changes nothing', operationId: 'read unsubscription' })
  @Token()
  @ApiProduces(html)
  @ApiOkResponse({ description: 'A page in the language of the instance', schema: { type: 'string' } })
  async read(@Query('t') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, this.links.read(token));
  }

  @Post()
  @HttpCode(200)
  @Public()
  @FromAnySite()
  @OwnUnits()
  @RawBody({ types: formTypes, maxBytes: 10_000 })
  @ApiOperation({ summary: 'Unsubscribe, or take it back', operationId: 'unsubscribe' })
  @Token()
  @ApiProduces(html)
  @ApiOkResponse({
    description: 'The page; nothing for `List-Unsubscribe=One-Click`',
    schema: { type: 'string' },
  })
  async act(
    @Query('t') token: unknown,
    @Uploaded() body: RawContent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bearer = this.links.read(token);
    const form = readForm(await body.buffer());
    if (form.oneClick) {
      if (bearer)
        await this.units.run({ mode: 'write' }, () =>
          this.unsubscribing.unsubscribe(bearer, false, 'one-click'),
        );
      reply
        .status(bearer ? 200 : 404)
        .type('text/plain; charset=utf-8')
        .send('');
      return;
    }
    if (!bearer || !form.action) return this.answer(reply, bearer);
    await this.unsubscribing.prepare();
    const { action, all } = form;
    await this.units.run({ mode: 'write' }, async () => {
      if (action === 'unsubscribe') return this.unsubscribing.unsubscribe(bearer, all, 'page');
      const { language } = await this.unsubscribing.state(bearer);
      return this.unsubscribing.undo(bearer, undoWording(language));
    });
    await this.answer(reply, bearer, action === 'undo' ? 'undone' : 'unsubscribed');
  }

  private async answer(reply: FastifyReply, bearer: LinkBearer | undefined, done?: Done): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    if (bearer) await this.unsubscribing.prepare();
    const page = bearer
      ? unsubscribePage(
          await this.units.run({ mode: 'read' }, () => this.unsubscribing.state(bearer)),
          nonce,
          done,
        )
      : unknownLinkPage(Scopes.current().language, nonce);
    reply
      .status(bearer ? 200 : 404)
      .header('content-security-policy', pagePolicy(nonce))
      .type(`${html}; charset=utf-8`)
      .send(page);
  }
}
