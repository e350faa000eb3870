import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommonProblems, Problem } from '#kernel';
import { OwnUnits, Permission, Scopes } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { requireCompany } from '../requests/backup-requests.js';
import { tenantAlertKinds } from '../schedule/conditions.js';
import { BackupOverview } from '../schedule/overview.js';
import { BackupStatusAnswer } from './status-answers.js';

/** Where the instance's own copies stand. */
@ApiTags('backup')
@Controller('backup/status')
export class BackupStatusController {
  constructor(
    private readonly overview: BackupOverview,
    private readonly registry: InstanceRegistry,
  ) {}

  @Get()
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({
    summary:
      'The newest copies, the last six working days, the next copies, what was proved, and what is wrong',
    operationId: 'read backup status',
  })
  @ApiOkResponse({ type: BackupStatusAnswer })
  async read(): Promise<BackupStatusAnswer> {
    requireCompany();
    const row = await this.registry.byId(Scopes.instance().id);
    if (!row) throw new Problem(CommonProblems.NOT_FOUND);
    const { copies, alerts } = await this.overview.one(row);
    const {
      slug: _,
      name: __,
      state: ___,
      timeZone: ____,
      lastFullSpeed: _____,
      alerts: ______,
      ...own
    } = copies;
    // How the platform's disk or programs failed is for operators to know.
    const hide = (slot: typeof own.midday) => slot && { ...slot, error: null };
    return {
      ...own,
      midday: hide(own.midday),
      evening: hide(own.evening),
      next: [...own.next],
      days: await this.overview.days(row),
      secondSite: own.secondSite && {
        newestAt: own.secondSite.newestAt,
        copies: own.secondSite.copies,
      },
      alerts: alerts
        .filter(({ kind }) => tenantAlertKinds.includes(kind))
        .map(({ id, kind, openedAt, closedAt }) => ({ id, kind, openedAt, closedAt })),
    };
  }
}
