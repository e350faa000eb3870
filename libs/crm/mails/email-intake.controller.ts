import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { OfModule, OwnUnits, Permission, RawBody, type RawContent, readQuery, Uploaded } from '#runtime';
import { ownerOf } from '#workspace';
import { DataOrigins } from '../consent/data-origins.js';
import { contactType } from '../contacts/contact.entity.js';
import { emailType, emailVisibilities } from './email.entity.js';
import { IntakeAnswer, IntakeFiguresAnswer, KnownRecipients } from './email-answers.js';
import { EmailIntakeService } from './email-intake.service.js';
import { KnownRecipientsRepository } from './known-recipients.repository.js';

const mostBytes = 25 * 1024 * 1024;

/** Mails that people have as files, from whichever program. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/email-intake')
export class EmailIntakeController {
  constructor(private readonly intake: EmailIntakeService) {}

  @Get()
  @Permission(emailType.permission('create'))
  @ApiOperation({ summary: 'What became of the mails that you brought in', operationId: 'read email intake' })
  @ApiOkResponse({ type: IntakeFiguresAnswer })
  figures(): Promise<IntakeFiguresAnswer> {
    return this.intake.figures();
  }

  @Post()
  @HttpCode(200)
  @Permission(emailType.permission('create'))
  @OwnUnits()
  @RawBody({ maxBytes: mostBytes })
  @ApiOperation({
    summary:
      'Take in a mail; the body is the .eml file, or an answer to an invitation as .ics, 25 MB at most',
    operationId: 'create email intake',
  })
  @ApiQuery({ name: 'name', required: true, description: 'Name of the file', schema: { type: 'string' } })
  @ApiQuery({ name: 'visibility', required: false, enum: [...emailVisibilities], schema: { default: 'all' } })
  @ApiQuery({ name: 'resource', required: false, description: 'Kind of the record that it is about' })
  @ApiQuery({ name: 'recordId', required: false, description: 'Id of the record that it is about' })
  @ApiOkResponse({ type: IntakeAnswer })
  async take(
    @Query() query: Record<string, unknown>,
    @Uploaded() content: RawContent,
  ): Promise<IntakeAnswer> {
    const { name, visibility, resource, recordId } = readQuery(query, (reader) => ({
      name: reader.required('name', 1_000),
      visibility: reader.choice('visibility', emailVisibilities, 'all'),
      resource: reader.text('resource'),
      recordId: reader.text('recordId'),
    }));
    const owner = resource && recordId ? ownerOf(resource, recordId) : undefined;
    const bytes = await content.buffer();
    return this.intake.take({
      fileName: name,
      content: bytes,
      visibility,
      owner,
    });
  }
}

/** Whom a mail would go to. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/email-recipients')
export class EmailRecipientsController {
  constructor(
    private readonly recipients: KnownRecipientsRepository,
    private readonly origins: DataOrigins,
  ) {}

  @Get()
  @Permission(contactType.permission('read'))
  @ApiOperation({
    summary: 'Contacts with some addresses, whether they opted out, and what a first mail tells them',
    operationId: 'list email recipients',
  })
  @ApiQuery({
    name: 'addresses',
    required: true,
    description: 'With commas between them, 40 at most',
    schema: { type: 'string' },
  })
  @ApiOkResponse({ type: KnownRecipients })
  async list(@Query() query: Record<string, unknown>): Promise<KnownRecipients> {
    const addresses = readQuery(query, (reader) => reader.required('addresses', 12_000));
    const asked = addresses.split(',').slice(0, 40);
    return {
      items: await this.recipients.with(asked),
      originNotice: (await this.origins.notice(asked)) ?? null,
    };
  }
}
