import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { IdPipe, maxPerPage, OwnUnits, type Page, Permission, pageOf, Scopes } from '#runtime';
import { ImportService } from './import.service.js';
import { ImportAnswer, ImportSummaryAnswer } from './import-answers.js';
import { reported } from './import-report.js';
import type { ImportSummary, StoredImport } from './imports.repository.js';

@ApiTags('integrations')
@Controller('integrations/imports')
export class ImportsController {
  constructor(private readonly imports: ImportService) {}

  @Get()
  @Permission('integrations.import.read')
  @ApiOperation({ summary: 'List imports, the newest first', operationId: 'list integrations/imports' })
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } })
  @ApiQuery({
    name: 'perPage',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: maxPerPage, default: 25 },
  })
  @ApiOkResponse({ type: pageOf(ImportSummaryAnswer) })
  list(@Query() query: Record<string, unknown>): Promise<Page<ImportSummary>> {
    const { page, perPage } = readPage(query);
    return this.imports.list(page, perPage);
  }

  @Get(':id')
  @Permission('integrations.import.read')
  @ApiOperation({ summary: 'Read one import', operationId: 'read integrations/imports' })
  @ApiOkResponse({ type: ImportAnswer })
  async get(@Param('id', IdPipe) id: string): Promise<object> {
    return shown(await this.imports.get(id));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @OwnUnits()
  @Permission('integrations.import.undo')
  @ApiOperation({
    summary: 'Undo an import: what changed since is kept and listed',
    operationId: 'undo integrations/imports',
  })
  @ApiOkResponse({ type: ImportAnswer })
  async undo(@Param('id', IdPipe) id: string): Promise<object> {
    return shown(await this.imports.undo(id));
  }
}

/** An import in the client's language; the ids that only the mechanism uses stay inside. */
function shown({ undoId: _, rejects, warnings, kept, ...stored }: StoredImport): object {
  const { language } = Scopes.current();
  return {
    ...stored,
    rejects: rejects.map((each) => reported(each, language)),
    warnings: warnings.map((each) => reported(each, language)),
    kept: kept.map(({ reason, ...record }) => ({ ...record, reason: reason[language] })),
  };
}

function readPage(query: Record<string, unknown>): { page: number; perPage: number } {
  const errors: FieldError[] = [];
  const refuse = (field: string, fr: string, en: string) =>
    errors.push({ field, code: 'parameter', message: text(fr, en) });
  const read = (name: string, usual: number, max: number): number => {
    const value = query[name];
    if (value === undefined) return usual;
    const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (number < 1 || number > max)
      refuse(name, `Un nombre de 1 à ${max} est attendu.`, `A number from 1 to ${max} is expected.`);
    return number;
  };
  const asked = { page: read('page', 1, 1_000_000), perPage: read('perPage', 25, maxPerPage) };
  for (const name of Object.keys(query))
    if (!['page', 'perPage'].includes(name))
      refuse(name, 'Paramètres possibles : page, perPage.', 'Possible parameters: page, perPage.');
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return asked;
}
