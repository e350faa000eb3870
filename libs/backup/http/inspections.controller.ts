import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { DescribePage, IdPipe, OwnUnits, type Page, Permission, pageOf, QueryReader } from '#runtime';
import { type InspectedRecord, InspectedRecords } from '../inspection/inspected-records.service.js';
import { Inspections } from '../inspection/inspections.service.js';
import {
  InspectedKindsAnswer,
  InspectedRecordAnswer,
  InspectionAnswer,
  InspectionInput,
  InspectionsAnswer,
} from './inspection-answers.js';

const anyFate = ['all', 'gone', 'changed'] as const;

/** Copies that are open to look into, for a day, with the rights that everybody has anyway. */
@ApiTags('backup')
@ApiExtraModels(InspectedRecordAnswer)
@Controller('backup/inspections')
export class InspectionsController {
  constructor(
    private readonly inspections: Inspections,
    private readonly records: InspectedRecords,
  ) {}

  @Get()
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({ summary: 'Copies that were opened to look into', operationId: 'list inspections' })
  @ApiOkResponse({ type: InspectionsAnswer })
  async list(): Promise<InspectionsAnswer> {
    return { items: await this.inspections.list() };
  }

  @Post()
  @HttpCode(202)
  @Permission('backup.inspection.create', { recentPassword: true })
  @OwnUnits()
  @ApiOperation({
    summary:
      'Open a copy to look into for twenty-four hours; nothing is replaced, and it goes on after the answer',
    operationId: 'create inspections',
  })
  @ApiAcceptedResponse({ type: InspectionAnswer })
  open(@Body() { runId }: InspectionInput): Promise<InspectionAnswer> {
    return this.inspections.open(runId);
  }

  @Get(':id')
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({ summary: 'One open copy', operationId: 'read inspections' })
  @ApiOkResponse({ type: InspectionAnswer })
  get(@Param('id', IdPipe) id: string): Promise<InspectionAnswer> {
    return this.inspections.get(id);
  }

  @Get(':id/kinds')
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'The kinds of records of an open copy that the caller may see, with counts',
    operationId: 'list inspected kinds',
  })
  @ApiOkResponse({ type: InspectedKindsAnswer })
  async kinds(@Param('id', IdPipe) id: string): Promise<InspectedKindsAnswer> {
    return { items: await this.records.overview(id) };
  }

  @Get(':id/records')
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({
    summary:
      'Records of a kind as an open copy has them; sorts, filters and search are those of the live list',
    operationId: 'list inspected records',
  })
  @ApiQuery({ name: 'resource', required: true, schema: { type: 'string', example: 'crm.company' } })
  @ApiQuery({ name: 'fate', required: false, enum: anyFate, description: 'gone or changed since the copy' })
  @DescribePage()
  @ApiOkResponse({ type: pageOf(InspectedRecordAnswer) })
  recordsOf(
    @Param('id', IdPipe) id: string,
    @Query() raw: Record<string, unknown>,
  ): Promise<Page<InspectedRecord>> {
    const reader = new QueryReader(raw);
    const resource = reader.required('resource', 80);
    const fate = reader.choice('fate', anyFate, 'all');
    const query = Object.fromEntries(reader.others());
    reader.done();
    return this.records.list(id, resource, query, fate === 'all' ? undefined : fate);
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Permission('backup.inspection.create')
  @OwnUnits()
  @ApiOperation({ summary: 'Close an open copy before its time', operationId: 'close inspections' })
  @ApiOkResponse({ type: InspectionAnswer })
  close(@Param('id', IdPipe) id: string): Promise<InspectionAnswer> {
    return this.inspections.close(id);
  }
}
