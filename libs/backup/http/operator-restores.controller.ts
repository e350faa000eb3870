import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribePage, IdPipe, OfModule, OwnUnits, type Page, Permission, pageOf, readPage } from '#runtime';
import { RestoreRequestsRepository } from '../requests/restore-requests.repository.js';
import { RestoreRequests } from '../requests/restore-requests.service.js';
import {
  ExecutionInput,
  forOperators,
  OperatorRestoreRequestAnswer,
  RefusalInput,
} from './restore-answers.js';

/** The operator console's view of requests for restores. */
@ApiTags('operations')
@OfModule('operations')
@Controller('operations/restore-requests')
export class OperatorRestoresController {
  constructor(
    private readonly requests: RestoreRequests,
    private readonly stored: RestoreRequestsRepository,
  ) {}

  @Get()
  @Permission('operations.restore-request.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'Restores that admins asked for, newest first',
    operationId: 'list operator restore requests',
  })
  @DescribePage()
  @ApiOkResponse({ type: pageOf(OperatorRestoreRequestAnswer) })
  async list(@Query() query: Record<string, unknown>): Promise<Page<OperatorRestoreRequestAnswer>> {
    const { page, perPage } = readPage(query);
    const found = await this.stored.list(page, perPage, {});
    return { ...found, items: found.items.map(forOperators) };
  }

  @Get(':id')
  @Permission('operations.restore-request.read')
  @OwnUnits()
  @ApiOperation({ summary: 'Read one request', operationId: 'read operator restore request' })
  @ApiOkResponse({ type: OperatorRestoreRequestAnswer })
  async get(@Param('id', IdPipe) id: string): Promise<OperatorRestoreRequestAnswer> {
    return forOperators(await this.stored.get(id));
  }

  @Post(':id/execution')
  @HttpCode(202)
  @Permission('operations.restore-request.settle', { recentPassword: true })
  @OwnUnits()
  @ApiOperation({
    summary: 'Bring the copy back; it goes on after the answer, and the requester is told',
    operationId: 'execute operator restore request',
  })
  @ApiAcceptedResponse({ type: OperatorRestoreRequestAnswer })
  async execute(
    @Param('id', IdPipe) id: string,
    @Body() { confirm }: ExecutionInput,
  ): Promise<OperatorRestoreRequestAnswer> {
    return forOperators(await this.requests.execute(id, confirm));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Permission('operations.restore-request.settle')
  @OwnUnits()
  @ApiOperation({
    summary: 'Say why a restore will not be done; the requester is told',
    operationId: 'refuse operator restore request',
  })
  @ApiOkResponse({ type: OperatorRestoreRequestAnswer })
  async refuse(
    @Param('id', IdPipe) id: string,
    @Body() { answer }: RefusalInput,
  ): Promise<OperatorRestoreRequestAnswer> {
    return forOperators(await this.requests.refuse(id, answer));
  }
}
