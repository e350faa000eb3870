import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IfMatch, OwnUnits, Permission } from '#runtime';
import { MailSettingsService } from './mail-settings.service.js';
import { MailSettingsAnswer, MailSettingsInput, MailTestAnswer } from './mail-settings-input.js';

/** Right to see and change how the instance sends its mails. */
export const mailSettingsPermission = 'workspace.mail-settings.update';

@ApiTags('workspace')
@Controller('workspace/mail-settings')
export class MailSettingsController {
  constructor(private readonly settings: MailSettingsService) {}

  @Get()
  @Permission(mailSettingsPermission)
  @OwnUnits()
  @ApiOperation({ summary: 'How the instance sends its mails', operationId: 'read mail settings' })
  @ApiOkResponse({ type: MailSettingsAnswer })
  read(): Promise<MailSettingsAnswer> {
    return this.settings.read();
  }

  @Patch()
  @Permission(mailSettingsPermission)
  @OwnUnits()
  @ApiOperation({ summary: 'Change how the instance sends its mails', operationId: 'update mail settings' })
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The version you change, in quotes; "0" at first',
  })
  @ApiBody({ type: MailSettingsInput })
  @ApiOkResponse({ type: MailSettingsAnswer })
  update(
    @IfMatch() version: number,
    @Body(new BodyOf(MailSettingsInput, true)) body: MailSettingsInput,
  ): Promise<MailSettingsAnswer> {
    return this.settings.change(version, body);
  }

  @Post('test')
  @HttpCode(200)
  @Permission(mailSettingsPermission)
  @OwnUnits()
  @ApiOperation({
    summary: 'Send yourself a mail by the own server, and hear what it answers',
    operationId: 'test mail settings',
  })
  @ApiOkResponse({ type: MailTestAnswer })
  test(): Promise<MailTestAnswer> {
    return this.settings.test();
  }
}
