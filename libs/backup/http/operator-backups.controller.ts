import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OfModule, OwnUnits, Permission } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { BackupRequests } from '../requests/backup-requests.js';
import type { StoredAlert } from '../schedule/alerts.js';
import { BackupOverview } from '../schedule/overview.js';
import { BackupsOverviewAnswer, InstanceBackupsAnswer, OperatorAlertAnswer } from './overview-answers.js';

const answerOf = ({ instanceId: _, seenAt: __, ...alert }: StoredAlert): OperatorAlertAnswer => alert;

/** What operators see of copies: that they are there, never what is in them. */
@ApiTags('operations')
@OfModule('operations')
@Controller('operations/backups')
export class OperatorBackupsController {
  constructor(
    private readonly overview: BackupOverview,
    private readonly registry: InstanceRegistry,
    private readonly requests: BackupRequests,
  ) {}

  @Get()
  @Permission('operations.backup.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'Where the copies of every instance stand, and what is wrong with them',
    operationId: 'list operator backups',
  })
  @ApiOkResponse({ type: BackupsOverviewAnswer })
  async list(): Promise<BackupsOverviewAnswer> {
    const { items, alerts, ...rest } = await this.overview.all();
    return {
      ...rest,
      items: items.map((item) => ({ ...item, next: [...item.next] })),
      alerts: alerts.map(answerOf),
    };
  }

  @Get(':slug')
  @Permission('operations.backup.read')
  @OwnUnits()
  @ApiOperation({ summary: 'Where the copies of one instance stand', operationId: 'read operator backups' })
  @ApiOkResponse({ type: InstanceBackupsAnswer })
  async get(@Param('slug') slug: string): Promise<InstanceBackupsAnswer> {
    const { copies } = await this.overview.one(await this.registry.companyBySlug(slug));
    return { ...copies, next: [...copies.next] };
  }

  @Post(':slug/runs')
  @HttpCode(202)
  @Permission('operations.backup.create')
  @OwnUnits()
  @ApiOperation({
    summary: 'Take a full copy of an instance now; it goes on after the answer',
    operationId: 'create operator backup',
  })
  @ApiAcceptedResponse({ description: 'It will be in the list' })
  async create(@Param('slug') slug: string): Promise<void> {
    await this.requests.copyFor(await this.registry.companyBySlug(slug));
  }
}
