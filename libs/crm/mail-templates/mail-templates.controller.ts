import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, OfModule, Permission, recordsController } from '#runtime';
import { FilledLetter } from './filling-answers.js';
import { FillingInput } from './filling-input.js';
import { MailTemplateInput, mailTemplateType } from './mail-template.entity.js';
import { MailTemplatesService } from './mail-templates.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(mailTemplateType.path)
export class MailTemplatesController extends recordsController(mailTemplateType, MailTemplateInput) {
  constructor(private readonly templates: MailTemplatesService) {
    super(templates);
  }

  @Post(':id/filling')
  @HttpCode(200)
  @Permission(mailTemplateType.permission('read'))
  @ApiOperation({
    summary: 'What a template says to somebody',
    operationId: `fill ${mailTemplateType.path}`,
  })
  @ApiBody({ type: FillingInput })
  @ApiOkResponse({ type: FilledLetter })
  fill(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(FillingInput)) about: FillingInput,
  ): Promise<FilledLetter> {
    return this.templates.fill(id, about);
  }
}
