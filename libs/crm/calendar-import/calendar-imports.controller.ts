import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  IdPipe,
  OfModule,
  OwnUnits,
  Permission,
  RawBody,
  type RawContent,
  readQuery,
  Uploaded,
} from '#runtime';
import { activityType } from '../activities/activity.entity.js';
import {
  CalendarImportAnswer,
  CalendarImportsAnswer,
  CalendarPreviewAnswer,
} from './calendar-import-answers.js';
import { CalendarImportsService } from './calendar-imports.service.js';

const mostBytes = 5 * 1024 * 1024;

/** Calendars of other programs, read into one's own activities. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/calendar-imports')
export class CalendarImportsController {
  constructor(private readonly imports: CalendarImportsService) {}

  @Get()
  @Permission(activityType.permission('create'))
  @ApiOperation({
    summary: 'The calendars that you read in, the latest first',
    operationId: 'list calendar imports',
  })
  @ApiOkResponse({ type: CalendarImportsAnswer })
  async list(): Promise<CalendarImportsAnswer> {
    const rows = await this.imports.latest();
    return { items: rows.map(({ userId: _, ...row }) => row) };
  }

  @Post('preview')
  @HttpCode(200)
  @Permission(activityType.permission('create'))
  @OwnUnits()
  @RawBody({ maxBytes: mostBytes })
  @ApiOperation({
    summary: 'What reading a calendar would do; the body is the .ics file, 5 MB at most',
    operationId: 'preview calendar import',
  })
  @ApiOkResponse({ type: CalendarPreviewAnswer })
  async preview(@Uploaded() content: RawContent): Promise<CalendarPreviewAnswer> {
    return this.imports.preview(await content.buffer());
  }

  @Post()
  @Permission(activityType.permission('create'))
  @OwnUnits()
  @RawBody({ maxBytes: mostBytes })
  @ApiOperation({ summary: 'Read a calendar into your activities', operationId: 'create calendar import' })
  @ApiQuery({ name: 'name', required: true, description: 'Name of the file', schema: { type: 'string' } })
  @ApiCreatedResponse({ type: CalendarImportAnswer })
  async run(
    @Query() query: Record<string, unknown>,
    @Uploaded() content: RawContent,
  ): Promise<CalendarImportAnswer> {
    const name = readQuery(query, (reader) => reader.required('name', 1_000));
    return this.imports.run(name, await content.buffer());
  }

  @Get(':id')
  @Permission(activityType.permission('create'))
  @ApiOperation({ summary: 'What became of each entry of a calendar', operationId: 'read calendar import' })
  @ApiOkResponse({ type: CalendarImportAnswer })
  read(@Param('id', IdPipe) id: string): Promise<CalendarImportAnswer> {
    return this.imports.read(id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Permission(activityType.permission('create'))
  @ApiOperation({ summary: 'Take back what reading a calendar did', operationId: 'undo calendar import' })
  @ApiOkResponse({ type: CalendarImportAnswer })
  undo(@Param('id', IdPipe) id: string): Promise<CalendarImportAnswer> {
    return this.imports.undo(id);
  }
}
