import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import {
  BodyOf,
  DescribePage,
  IdPipe,
  IfMatch,
  maxPerPage,
  type Page,
  pageOf,
  readQuery,
  SignedIn,
} from '#runtime';
import { SavedView, SavedViewChange, SavedViewInput } from './saved-view.js';
import { ViewsService } from './views.service.js';

class SavedViewPatch extends PartialType(SavedViewChange) {}

@ApiTags('workspace')
@Controller('workspace/views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Your saved views and the shared ones', operationId: 'list views' })
  @ApiQuery({ name: 'resource', required: false, schema: { type: 'string' }, example: 'crm.company' })
  @DescribePage(maxPerPage)
  @ApiOkResponse({ type: pageOf(SavedView) })
  list(@Query() query: Record<string, unknown>): Promise<Page<SavedView>> {
    return this.views.list(
      readQuery(query, (reader) => ({ resource: reader.text('resource'), ...reader.page(maxPerPage) })),
    );
  }

  @Post()
  @SignedIn()
  @ApiOperation({ summary: 'Save a view', operationId: 'create view' })
  @ApiBody({ type: SavedViewInput })
  @ApiCreatedResponse({ type: SavedView })
  create(@Body() body: SavedViewInput): Promise<SavedView> {
    return this.views.create(body);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'Read one view', operationId: 'read view' })
  @ApiOkResponse({ type: SavedView })
  get(@Param('id', IdPipe) id: string): Promise<SavedView> {
    return this.views.get(id);
  }

  @Patch(':id')
  @SignedIn()
  @ApiOperation({ summary: 'Change a view', operationId: 'update view' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: SavedViewPatch })
  @ApiOkResponse({ type: SavedView })
  update(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(SavedViewChange, true)) body: Partial<SavedViewChange>,
  ): Promise<SavedView> {
    return this.views.update(id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Remove a view', operationId: 'remove view' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you remove, in quotes' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.views.remove(id, version);
  }

  @Put(':id/default')
  @SignedIn()
  @ApiOperation({ summary: 'Open the list with this view, for yourself', operationId: 'set default view' })
  @ApiOkResponse({ type: SavedView })
  setDefault(@Param('id', IdPipe) id: string): Promise<SavedView> {
    return this.views.setDefault(id);
  }

  @Delete(':id/default')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Open the list plainly again', operationId: 'unset default view' })
  @ApiNoContentResponse()
  async unsetDefault(@Param('id', IdPipe) id: string): Promise<void> {
    await this.views.unsetDefault(id);
  }
}
