import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  attachment,
  BodyOf,
  DescribeListQuery,
  ExportInput,
  IdPipe,
  OfModule,
  OwnUnits,
  type Page,
  Permission,
  pageOf,
  RecordExporter,
  type RecordType,
} from '#runtime';
import { contactType } from '../contacts/contact.entity.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { campaignType } from './campaign.entity.js';
import { ContactCampaigns } from './campaign-answers.js';
import { CampaignRecipient, recipientType } from './recipient.entity.js';
import { RecipientsRepository } from './recipients.repository.js';
import { RecipientsService } from './recipients.service.js';

/** Who a campaign went to, and who not. */
@ApiTags('crm')
@OfModule('crm')
@Controller(recipientType.path)
export class RecipientsController {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly exporter: RecordExporter,
  ) {}

  @Get()
  @Permission(recipientType.permission('read'))
  @ApiOperation({ summary: 'List campaign recipients', operationId: `list ${recipientType.path}` })
  @DescribeListQuery(recipientType as unknown as RecordType)
  @ApiOkResponse({ type: pageOf(CampaignRecipient) })
  list(@Query() query: Record<string, unknown>): Promise<Page<CampaignRecipient>> {
    return this.recipients.list(query);
  }

  @Post('exports')
  @HttpCode(200)
  @Permission(recipientType.permission('export'))
  @OwnUnits()
  @ApiOperation({
    summary: 'Export campaign recipients to a file',
    operationId: `export ${recipientType.path}`,
  })
  @ApiBody({ type: ExportInput })
  @ApiProduces('text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({
    description: 'The file',
    schema: { type: 'string', format: 'binary' },
    headers: { 'x-row-count': { description: 'Recipients in the file', schema: { type: 'integer' } } },
  })
  async export(@Body(new BodyOf(ExportInput)) input: ExportInput, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.exporter.export(this.recipients, input);
    reply
      .header('content-type', file.mediaType)
      .header('content-length', file.bytes)
      .header('content-disposition', attachment(file.name))
      .header('x-row-count', file.rows)
      .send(file.content);
  }
}

/** The campaigns that concern a contact; none of them counts as a contact with them. */
@ApiTags('crm')
@OfModule('crm')
@Controller(`${contactType.path}/:id/campaigns`)
export class ContactCampaignsController {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly recipients: RecipientsRepository,
  ) {}

  @Get()
  @Permission(campaignType.permission('read'))
  @ApiOperation({
    summary: 'The campaigns that a contact was to receive',
    operationId: 'list campaigns of crm/contacts',
  })
  @ApiOkResponse({ type: ContactCampaigns })
  async list(@Param('id', IdPipe) id: string): Promise<ContactCampaigns> {
    await this.contacts.get(id);
    return { items: await this.recipients.ofContact(id) };
  }
}
