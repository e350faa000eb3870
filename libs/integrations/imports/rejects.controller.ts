import { buffer } from 'node:stream/consumers';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  attachment,
  DescribePage,
  IdPipe,
  OwnUnits,
  Permission,
  readPage,
  Scopes,
  type TableColumn,
  writeCsv,
} from '#runtime';
import { rejectColumns } from '../uploads/reject-columns.js';
import { WebImports } from './web-imports.service.js';

class RejectAnswer {
  @ApiProperty({ type: 'integer', description: 'Line of the file, 1-based, the header included' })
  line!: number;

  @ApiProperty({ type: String, nullable: true })
  column!: string | null;

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({
    type: [String],
    nullable: true,
    description:
      'What the row holds, in the order of the columns: for whoever uploaded the file, while it is kept',
  })
  values!: string[] | null;
}

class RejectsAnswer {
  @ApiProperty({ type: [RejectAnswer] })
  items!: RejectAnswer[];

  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({ type: 'integer' })
  page!: number;

  @ApiProperty({ type: 'integer' })
  perPage!: number;

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Columns of the file, as long as you may see it',
  })
  columns!: string[] | null;
}

/** The rows that an import refused. */
@ApiTags('integrations')
@Controller('integrations/imports')
export class RejectsController {
  constructor(private readonly imports: WebImports) {}

  @Get(':id/rejects')
  @Permission('integrations.import.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'The rows that an import refused',
    operationId: 'list integrations/imports rejects',
  })
  @DescribePage()
  @ApiOkResponse({ type: RejectsAnswer })
  async list(
    @Param('id', IdPipe) id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<RejectsAnswer> {
    const { page, perPage } = readPage(query);
    const { language } = Scopes.current();
    const { items, columns, ...rest } = await this.imports.rejects(id, page, perPage);
    return {
      ...rest,
      columns: columns && [...columns],
      items: items.map(({ reason, values, ...each }) => ({
        ...each,
        reason: reason[language],
        values: values && [...values],
      })),
    };
  }

  @Get(':id/rejects.csv')
  @Permission('integrations.import.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'The refused rows as a file to correct and import again',
    operationId: 'download integrations/imports rejects',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'The file', schema: { type: 'string', format: 'binary' } })
  async download(@Param('id', IdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { language } = Scopes.current();
    const { name, columns, rows } = await this.imports.allRejects(id);
    const table: TableColumn[] = [
      ...columns.map((label, at) => ({ key: `c${at}`, label })),
      { key: 'line', label: rejectColumns.line[language], kind: 'number' },
      { key: 'reason', label: rejectColumns.reason[language] },
    ];
    const records = rows.map(({ line, reason, values }) => ({
      ...Object.fromEntries((values ?? []).map((value, at) => [`c${at}`, value])),
      line: String(line),
      reason: reason[language],
    }));
    const content = await buffer(writeCsv(table, records));
    const bare = name.replace(/\.[^.]{1,5}$/, '');
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(`${bare} - ${language === 'fr' ? 'refus' : 'rejects'}.csv`))
      .send(content);
  }
}
