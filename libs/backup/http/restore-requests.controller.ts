import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribePage, IdPipe, OwnUnits, type Page, Permission, pageOf, readPage, Scopes } from '#runtime';
import { RestoreRequestsRepository } from '../requests/restore-requests.repository.js';
import { RestoreRequests } from '../requests/restore-requests.service.js';
import { forAdmins, RestoreRequestAnswer, RestoreRequestInput } from './restore-answers.js';

/** What an instance's admins ask B2O to bring back. */
@ApiTags('backup')
@Controller('backup/restore-requests')
export class RestoreRequestsController {
  constructor(
    private readonly requests: RestoreRequests,
    private readonly stored: RestoreRequestsRepository,
  ) {}

  @Get()
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'Restores that were asked for, newest first',
    operationId: 'list restore requests',
  })
  @DescribePage()
  @ApiOkResponse({ type: pageOf(RestoreRequestAnswer) })
  async list(@Query() query: Record<string, unknown>): Promise<Page<RestoreRequestAnswer>> {
    const { page, perPage } = readPage(query);
    const instanceId = Scopes.instance().id;
    const found = await this.stored.list(page, perPage, { instanceId });
    return { ...found, items: found.items.map(forAdmins) };
  }

  @Post()
  @Permission('backup.restore-request.create', { recentPassword: true })
  @OwnUnits()
  @ApiOperation({
    summary: 'Ask B2O to bring a copy back; an operator does it or says why not, and you get a mail',
    operationId: 'create restore requests',
  })
  @ApiCreatedResponse({ type: RestoreRequestAnswer })
  async create(@Body() body: RestoreRequestInput): Promise<RestoreRequestAnswer> {
    return forAdmins(await this.requests.ask(body));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Permission('backup.restore-request.create')
  @OwnUnits()
  @ApiOperation({ summary: 'Withdraw a request that waits', operationId: 'cancel restore requests' })
  @ApiOkResponse({ type: RestoreRequestAnswer })
  async cancel(@Param('id', IdPipe) id: string): Promise<RestoreRequestAnswer> {
    return forAdmins(await this.requests.cancel(id));
  }
}
