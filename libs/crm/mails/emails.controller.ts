import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdPipe, IfMatch, OfModule, Permission, recordsController } from '#runtime';
import { Email, EmailInput, emailType } from './email.entity.js';
import { EmailLinksAnswer } from './email-answers.js';
import { EmailLinksRepository } from './email-links.repository.js';
import { EmailSendingService } from './email-sending.service.js';
import { EmailsService } from './emails.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(emailType.path)
export class EmailsController extends recordsController(emailType, EmailInput) {
  constructor(
    private readonly emails: EmailsService,
    private readonly sending: EmailSendingService,
    private readonly links: EmailLinksRepository,
  ) {
    super(emails);
  }

  @Post(':id/sending')
  @HttpCode(200)
  @Permission(emailType.permission('update'))
  @ApiOperation({ summary: 'Send an e-mail that you have written', operationId: `send ${emailType.path}` })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiOkResponse({ type: Email })
  send(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Email> {
    return this.sending.send(id, version);
  }

  @Get(':id/links')
  @Permission(emailType.permission('read'))
  @ApiOperation({
    summary: 'On whose timelines an e-mail is, and why',
    operationId: `links ${emailType.path}`,
  })
  @ApiOkResponse({ type: EmailLinksAnswer })
  async linked(@Param('id', IdPipe) id: string): Promise<EmailLinksAnswer> {
    await this.emails.get(id);
    return { items: await this.links.linksOf(id) };
  }
}
