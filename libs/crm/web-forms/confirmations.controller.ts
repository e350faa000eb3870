import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OfModule, OwnUnits, Public } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { confirmationPage } from './confirmation-page.js';
import { type Confirmation, Confirmations } from './confirmations.service.js';
import { publicPagePolicy } from './form-html.js';

const pageOf = { description: 'A page (text/html)', schema: { type: 'string' } } as const;

/** The link of the mail that asks to confirm an agreement. It is its own proof: nobody signs in. */
@ApiTags('crm')
@OfModule('crm')
@Controller('public/form-confirmations')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly companies: CompanyProfileService,
  ) {}

  @Get(':secret')
  @Public()
  @OwnUnits()
  @ApiOperation({
    summary: 'Ask whether somebody agrees; changes nothing',
    operationId: 'read form confirmation',
  })
  @ApiProduces('text/html')
  @ApiOkResponse(pageOf)
  async read(@Param('secret') secret: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(await this.confirmations.read(secret), reply);
  }

  @Post(':secret')
  @HttpCode(200)
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Confirm the agreement', operationId: 'confirm form' })
  @ApiProduces('text/html')
  @ApiOkResponse(pageOf)
  async confirm(@Param('secret') secret: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(await this.confirmations.confirm(secret), reply);
  }

  private async answer(found: Confirmation | undefined, reply: FastifyReply): Promise<void> {
    const { tradeName, legalName, language } = await this.companies.ensured();
    reply
      .status(found ? 200 : 404)
      .header('content-security-policy', publicPagePolicy())
      .type('text/html; charset=utf-8')
      .send(confirmationPage(found, { company: tradeName ?? legalName, language: language ?? 'fr' }));
  }
}
