import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, OfModule, Permission } from '#runtime';
import { contactType } from '../contacts/contact.entity.js';
import { ContactConsentsAnswer } from './consent-answers.js';
import { ConsentInput } from './consent-inputs.js';
import { ContactConsentsService } from './contact-consents.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(`${contactType.path}/:id/consents`)
export class ContactConsentsController {
  constructor(private readonly consents: ContactConsentsService) {}

  @Get()
  @Permission(contactType.permission('read'))
  @ApiOperation({
    summary: 'What a contact said about being addressed',
    operationId: 'list contact consents',
  })
  @ApiOkResponse({ type: ContactConsentsAnswer })
  list(@Param('id', IdPipe) id: string): Promise<ContactConsentsAnswer> {
    return this.consents.of(id);
  }

  @Post()
  @Permission(contactType.permission('update'))
  @ApiOperation({
    summary: 'Note a consent, its withdrawal, an objection or an information; nothing noted is ever changed',
    operationId: 'note contact consent',
  })
  @ApiBody({ type: ConsentInput })
  @ApiCreatedResponse({ type: ContactConsentsAnswer })
  note(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(ConsentInput)) input: ConsentInput,
  ): Promise<ContactConsentsAnswer> {
    return this.consents.note(id, input);
  }
}
