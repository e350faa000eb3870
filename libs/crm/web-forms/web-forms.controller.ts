import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, Permission, recordsController } from '#runtime';
import { FormDefinition } from './form-definition.js';
import { FormPages } from './form-pages.js';
import { snippetsOf } from './snippets.js';
import { WebForm, WebFormClosingInput, WebFormInput, webFormType } from './web-form.entity.js';
import { WebFormFigures, WebFormSnippets } from './web-form-answers.js';
import { WebFormsService } from './web-forms.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(webFormType.path)
export class WebFormsController extends recordsController(webFormType, WebFormInput) {
  constructor(
    private readonly forms: WebFormsService,
    private readonly pages: FormPages,
  ) {
    super(forms);
  }

  @Post(':id/opening')
  @HttpCode(200)
  @Permission(webFormType.permission('update'))
  @ApiOperation({ summary: 'Let the world fill a form in', operationId: 'open crm/web-forms' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiOkResponse({ type: WebForm })
  open(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<WebForm> {
    return this.forms.open(id, version);
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Permission(webFormType.permission('update'))
  @ApiOperation({ summary: 'Close a form: it answers nobody any more', operationId: 'close crm/web-forms' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiBody({ type: WebFormClosingInput })
  @ApiOkResponse({ type: WebForm })
  close(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(WebFormClosingInput)) { reason }: WebFormClosingInput,
  ): Promise<WebForm> {
    return this.forms.close(id, version, reason ?? null);
  }

  @Get(':id/figures')
  @Permission(webFormType.permission('read'))
  @ApiOperation({ summary: 'How much came in by a form', operationId: 'figures crm/web-forms' })
  @ApiOkResponse({ type: WebFormFigures })
  figures(@Param('id', IdPipe) id: string): Promise<WebFormFigures> {
    return this.forms.figuresOf(id);
  }

  @Get(':id/snippets')
  @Permission(webFormType.permission('read'))
  @ApiOperation({ summary: 'What goes into the pages of the site', operationId: 'snippets crm/web-forms' })
  @ApiOkResponse({ type: WebFormSnippets })
  async snippets(@Param('id', IdPipe) id: string): Promise<WebFormSnippets> {
    const form = await this.forms.get(id);
    return snippetsOf(form, this.pages.addressOf(form));
  }

  @Get(':id/preview')
  @Permission(webFormType.permission('read'))
  @ApiOperation({
    summary: 'A form as its page will show it, open or not',
    operationId: 'preview crm/web-forms',
  })
  @ApiOkResponse({ type: FormDefinition })
  async preview(@Param('id', IdPipe) id: string): Promise<FormDefinition> {
    return { ...this.pages.definition(await this.forms.get(id)), token: '' };
  }
}
