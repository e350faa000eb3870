import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IdPipe, OwnUnits, Permission, readQuery, Scopes } from '#runtime';
import { RecordReturn } from '../returns/record-return.service.js';
import { TableReturn } from '../returns/table-return.service.js';
import { ComparisonAnswer } from './inspection-answers.js';
import { recordOf } from './record-parameters.js';
import {
  RecordReturnAnswer,
  RecordReturnInput,
  TablePreviewAnswer,
  TableReturnAnswer,
  TableReturnInput,
} from './return-answers.js';

const kindQuery = {
  name: 'resource',
  required: true,
  schema: { type: 'string', example: 'crm.company' },
} as const;

/** One record, or all of a kind, back from an open copy into the live data. */
@ApiTags('backup')
@Controller('backup/inspections')
export class ReturnsController {
  constructor(
    private readonly records: RecordReturn,
    private readonly tables: TableReturn,
  ) {}

  @Get(':id/comparison')
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'A record in an open copy beside the same record now',
    operationId: 'compare inspected record',
  })
  @ApiQuery(kindQuery)
  @ApiQuery({ name: 'recordId', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: ComparisonAnswer })
  async compare(
    @Param('id', IdPipe) id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<ComparisonAnswer> {
    const { resource, recordId } = recordOf(query);
    const { frozen, ...comparison } = await this.records.compare(id, resource, recordId);
    const { language } = Scopes.current();
    return {
      ...comparison,
      differences: [...comparison.differences],
      dependants: [...comparison.dependants],
      needs: [...comparison.needs],
      frozen: frozen?.[language] ?? null,
    };
  }

  @Post(':id/record-returns')
  @HttpCode(200)
  @Permission('backup.record.restore')
  @OwnUnits()
  @ApiOperation({
    summary: 'Bring a record back: some of its fields, or all of one that is gone, under its old id',
    operationId: 'return inspected record',
  })
  @ApiOkResponse({ type: RecordReturnAnswer })
  async bringBack(
    @Param('id', IdPipe) id: string,
    @Body() { resource, recordId, version = null, fields, dependants = false }: RecordReturnInput,
  ): Promise<RecordReturnAnswer> {
    const counts = await this.records.bringBack(id, resource, recordId, { version, fields, dependants });
    return { ...counts, refusals: counts.refusals.slice(0, 100) };
  }

  @Get(':id/table-preview')
  @Permission('backup.inspection.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'What bringing back all records of a kind would do; nothing is ever removed',
    operationId: 'preview inspected table',
  })
  @ApiQuery(kindQuery)
  @ApiOkResponse({ type: TablePreviewAnswer })
  preview(
    @Param('id', IdPipe) id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<TablePreviewAnswer> {
    const { resource } = readQuery(query, (reader) => ({ resource: reader.required('resource', 80) }));
    return this.tables.preview(id, resource);
  }

  @Post(':id/table-returns')
  @HttpCode(202)
  @Permission('backup.record.restore', { recentPassword: true })
  @OwnUnits()
  @ApiOperation({
    summary: 'Bring back all records of a kind that are gone, or changed too; it goes on after the answer',
    operationId: 'return inspected table',
  })
  @ApiAcceptedResponse({ type: TableReturnAnswer })
  async bringAllBack(
    @Param('id', IdPipe) id: string,
    @Body() { resource, overwrite }: TableReturnInput,
  ): Promise<TableReturnAnswer> {
    return { id: await this.tables.begin(id, resource, { overwrite }) };
  }
}
