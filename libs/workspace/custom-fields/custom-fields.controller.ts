import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiQuery,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { isId, text } from '#kernel';
import { BodyOf, IdPipe, IfMatch, message, Permission, readQuery, rule, SignedIn, TextField } from '#runtime';
import { CustomFieldAnswer, CustomFieldsAnswer, CustomFieldUsesAnswer } from './custom-field-answers.js';
import { CustomFieldChange, CustomFieldInput } from './custom-field-input.js';
import { CustomFieldsService, customFieldPermission } from './custom-fields.service.js';

class CustomFieldPatch extends PartialType(CustomFieldChange) {}

/** The fields of a kind of record, in the order that they shall have. */
class CustomFieldOrder {
  @TextField({ label: text('Type de fiche', 'Kind of record'), max: 60, required: true })
  record!: string;

  @ApiProperty({ type: String, isArray: true, format: 'uuid' })
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(200, message('200 éléments au plus.', '200 items at most.'))
  @rule(
    'ids',
    (value) => Array.isArray(value) && value.every(isId),
    message('Des identifiants sont attendus.', 'Ids are expected.'),
  )
  ids!: string[];
}

const ifMatch = { name: 'If-Match', required: true, description: 'The version you change, in quotes' };

@ApiTags('workspace')
@Controller('workspace/custom-fields')
export class CustomFieldsController {
  constructor(private readonly fields: CustomFieldsService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: "The company's own fields, in their order", operationId: 'list custom fields' })
  @ApiOkResponse({ type: CustomFieldsAnswer })
  async list(): Promise<CustomFieldsAnswer> {
    return { items: await this.fields.list() };
  }

  @Get('uses')
  @Permission(customFieldPermission)
  @ApiOperation({ summary: 'How many records have a value, by field', operationId: 'uses custom fields' })
  @ApiQuery({ name: 'record', required: true, schema: { type: 'string', example: 'crm.opportunity' } })
  @ApiOkResponse({ type: CustomFieldUsesAnswer })
  async uses(@Query() query: Record<string, unknown>): Promise<CustomFieldUsesAnswer> {
    return { items: await this.fields.uses(readQuery(query, (reader) => reader.text('record') ?? '')) };
  }

  @Post()
  @Permission(customFieldPermission)
  @ApiOperation({ summary: 'Add a field to a kind of record', operationId: 'create custom field' })
  @ApiBody({ type: CustomFieldInput })
  @ApiCreatedResponse({ type: CustomFieldAnswer })
  create(@Body() body: CustomFieldInput): Promise<CustomFieldAnswer> {
    return this.fields.create(body);
  }

  @Put('order')
  @Permission(customFieldPermission)
  @ApiOperation({
    summary: 'Put the fields of a kind of record in order',
    operationId: 'order custom fields',
  })
  @ApiBody({ type: CustomFieldOrder })
  @ApiOkResponse({ type: CustomFieldsAnswer })
  async order(@Body() { record, ids }: CustomFieldOrder): Promise<CustomFieldsAnswer> {
    return { items: await this.fields.order(record, ids) };
  }

  @Patch(':id')
  @Permission(customFieldPermission)
  @ApiOperation({ summary: 'Change, archive or restore a field', operationId: 'update custom field' })
  @ApiHeader(ifMatch)
  @ApiBody({ type: CustomFieldPatch })
  @ApiOkResponse({ type: CustomFieldAnswer })
  update(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(CustomFieldChange, true)) body: Partial<CustomFieldChange>,
  ): Promise<CustomFieldAnswer> {
    return this.fields.update(id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission(customFieldPermission)
  @ApiOperation({
    summary: 'Remove a field that no record has a value of',
    operationId: 'remove custom field',
  })
  @ApiHeader(ifMatch)
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.fields.remove(id, version);
  }
}
