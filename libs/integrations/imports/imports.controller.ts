import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribePage, IdPipe, OwnUnits, type Page, Permission, pageOf, readPage, Scopes } from '#runtime';
import { ImportInput } from '../wizard/import-input.js';
import { ImportService } from './import.service.js';
import { ImportAnswer, ImportSummaryAnswer } from './import-answers.js';
import { reported } from './import-report.js';
import type { ImportSummary, StoredImport } from './imports.repository.js';
import { WebImports } from './web-imports.service.js';

@ApiTags('integrations')
@Controller('integrations/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportService,
    private readonly webImports: WebImports,
  ) {}

  @Get()
  @Permission('integrations.import.read')
  @ApiOperation({ summary: 'List imports, the newest first', operationId: 'list integrations/imports' })
  @DescribePage()
  @ApiOkResponse({ type: pageOf(ImportSummaryAnswer) })
  list(@Query() query: Record<string, unknown>): Promise<Page<ImportSummary>> {
    const { page, perPage } = readPage(query);
    return this.imports.list(page, perPage);
  }

  @Post()
  @HttpCode(202)
  @Permission('integrations.import.create')
  @ApiOperation({
    summary: 'Import a file that you uploaded, or rehearse it; it goes on after the answer',
    operationId: 'create integrations/imports',
  })
  @ApiAcceptedResponse({ type: ImportAnswer })
  async create(@Body() body: ImportInput): Promise<object> {
    return shown(await this.webImports.start(body));
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
    summary: 'Stop an import that is at work, or undo one that has ended',
    operationId: 'cancel integrations/imports',
  })
  @ApiOkResponse({ type: ImportAnswer })
  async cancel(@Param('id', IdPipe) id: string): Promise<object> {
    return shown(await this.webImports.cancel(id));
  }

  @Post(':id/undo')
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
function shown({ undoId: _, rejects, warnings, kept, failure, ...stored }: StoredImport): object {
  const { language } = Scopes.current();
  return {
    ...stored,
    rejects: rejects.map((each) => reported(each, language)),
    warnings: warnings.map((each) => reported(each, language)),
    kept: kept.map(({ reason, ...record }) => ({ ...record, reason: reason[language] })),
    failure: failure?.[language] ?? null,
  };
}
