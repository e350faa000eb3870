import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { Scheduler } from '#tenancy';
import { BackupService } from './backup.service.js';
import { Checkpoints } from './checkpoints.js';
import { FullCopy } from './copy/full-copy.js';
import { Snapshots } from './copy/snapshot.js';
import { BackupRunsController } from './http/backup-runs.controller.js';
import { InstanceGate } from './restore/instance-gate.js';
import { RestoreService } from './restore/restore.service.js';
import { RestoreLog } from './restore/restore-log.js';
import { RestoreTargets } from './restore/restore-targets.js';
import { SchemaLoader } from './restore/schema-loader.js';
import { SchemaSwap } from './restore/schema-swap.js';
import { BackupRuns } from './runs/backup-runs.js';
import { CopyRunner } from './runs/copy-runner.js';
import { DiskSpace } from './runs/disk-space.js';
import { InstanceLock } from './runs/instance-lock.js';

/** Copies of instances and their return. */
@Module({
  controllers: [BackupRunsController],
  providers: [
    BackupService,
    RestoreService,
    BackupRuns,
    Checkpoints,
    CopyRunner,
    DiskSpace,
    FullCopy,
    InstanceGate,
    InstanceLock,
    RestoreLog,
    RestoreTargets,
    SchemaLoader,
    SchemaSwap,
    Snapshots,
  ],
  exports: [BackupService, RestoreService],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly permissions: PermissionRegistry,
    private readonly scheduler: Scheduler,
    private readonly restores: RestoreService,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('expired restores', 11, () => this.restores.dropExpired());
    this.permissions.declare({
      name: 'backup.run.read',
      label: text('Sauvegardes : voir la liste et les preuves', 'Copies: see the list and the proofs'),
      // Like users and roles: for the instance's admin unless a role says otherwise.
      module: 'identity',
      vault: false,
      scoped: false,
    });
  }
}
