import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { CommonProblems, Problem, text } from '#kernel';
import {
  IdPipe,
  OwnUnits,
  Permission,
  RawBody,
  type RawContent,
  Scopes,
  UnitOfWork,
  Uploaded,
} from '#runtime';
import { Proposals } from '../wizard/proposals.js';
import { ReadingInput, UploadAnswer, UploadsAnswer } from './upload-answers.js';
import type { StoredUpload } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';

const maxBytes = 20 * 1024 * 1024;
const types = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'text/vcard',
  'text/x-vcard',
  'text/directory',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // What browsers say of a CSV file where Excel is installed.
  'application/vnd.ms-excel',
  'application/octet-stream',
];

/** Files to import, each its user's alone. */
@ApiTags('integrations')
@Controller('integrations/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly proposals: Proposals,
    private readonly units: UnitOfWork,
  ) {}

  @Post()
  @Permission('integrations.import.create')
  @OwnUnits()
  @RawBody({ types, maxBytes })
  @ApiOperation({
    summary: 'Send a CSV, TSV, XLSX or vCard file of 20 MB at most, and learn what is in it',
    operationId: 'create integrations/uploads',
  })
  @ApiQuery({ name: 'name', required: false, schema: { type: 'string', maxLength: 200 } })
  @ApiCreatedResponse({ type: UploadAnswer })
  async create(
    @Uploaded() content: RawContent,
    @Query() query: Record<string, unknown>,
  ): Promise<UploadAnswer> {
    const name = readName(query);
    return this.shown(await this.uploads.receive(content, name));
  }

  @Get()
  @Permission('integrations.import.create')
  @OwnUnits()
  @ApiOperation({ summary: 'Your files, the newest first', operationId: 'list integrations/uploads' })
  @ApiOkResponse({ type: UploadsAnswer })
  async list(): Promise<UploadsAnswer> {
    const items: UploadAnswer[] = [];
    for (const upload of await this.uploads.list()) items.push(await this.shown(upload));
    return { items };
  }

  @Put(':id/reading')
  @Permission('integrations.import.create')
  @OwnUnits()
  @ApiOperation({
    summary: 'Read a file another way: its sheet, encoding, delimiter, header line',
    operationId: 'read again integrations/uploads',
  })
  @ApiOkResponse({ type: UploadAnswer })
  async readAgain(@Param('id', IdPipe) id: string, @Body() body: ReadingInput): Promise<UploadAnswer> {
    return this.shown(await this.uploads.readAgain(id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('integrations.import.create')
  @OwnUnits()
  @ApiOperation({ summary: 'Remove a file', operationId: 'remove integrations/uploads' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string): Promise<void> {
    await this.uploads.remove(id);
  }

  private async shown({ id, name, bytes, reading, analysis, createdAt, expiresAt }: StoredUpload) {
    const { language } = Scopes.current();
    const { proposals, recognised } = await this.units.run({ mode: 'read' }, () =>
      this.proposals.of(analysis),
    );
    const [best] = proposals.filter(({ columns }) => columns.length > 0);
    const { kind, encoding, delimiter, sheet, sheets, headerLine } = reading;
    const { rowCount, unreadableRows, previewRows } = analysis;
    return {
      id,
      name,
      bytes,
      kind,
      encoding,
      delimiter,
      sheet,
      sheets: sheets && [...sheets],
      headerLine,
      recognised: recognised?.[language] ?? null,
      decisions: (analysis.decisions ?? []).map((decision) => decision[language]),
      columns: analysis.columns.map((column) => ({
        name: column.name,
        guessedType: column.guessedType,
        dateFormat: column.dateFormat,
        filled: column.filled,
        samples: [...column.samples],
        values: column.values && [...column.values],
        suggestedField: best?.columns.find((each) => each.column === column.name)?.field ?? null,
      })),
      rowCount,
      unreadableRows,
      previewRows: previewRows.map(({ line, values }) => ({ line, values: [...values] })),
      suggestedTarget: best?.target ?? null,
      proposals: proposals.map((each) => ({ ...each, columns: [...each.columns] })),
      createdAt,
      expiresAt,
    };
  }
}

/** A name to show, without the folders that some clients send along. */
function readName({ name, ...others }: Record<string, unknown>): string {
  const unknown = Object.keys(others).map((field) => ({
    field,
    code: 'unknown',
    message: text('Paramètre possible : name.', 'Possible parameter: name.'),
  }));
  const isText =
    name === undefined || (typeof name === 'string' && name.isWellFormed() && name.length <= 1_000);
  const wrong = isText
    ? []
    : [{ field: 'name', code: 'value', message: text('Un nom est attendu.', 'A name is expected.') }];
  if (unknown.length + wrong.length > 0)
    throw new Problem(CommonProblems.INVALID_INPUT, { errors: [...unknown, ...wrong] });
  const bare = String(name ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return [...(bare || 'import')].slice(0, 190).join('').slice(0, 200);
}
