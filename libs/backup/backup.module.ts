import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { Scheduler } from '#tenancy';
import { BackupService } from './backup.service.js';
import { Checkpoints } from './checkpoints.js';
import { ChangePredicate } from './copy/change-predicate.js';
import { CopyCiphers } from './copy/copy-cipher.js';
import { CopyReader } from './copy/copy-reader.js';
import { CopyWriter } from './copy/copy-writer.js';
import { Snapshots } from './copy/snapshot.js';
import { BackupRunsController } from './http/backup-runs.controller.js';
import { OperatorRestoresController } from './http/operator-restores.controller.js';
import { RestoreRequestsController } from './http/restore-requests.controller.js';
import { InstanceKeys } from './keys/instance-keys.js';
import { KeyStore } from './keys/key-store.js';
import { ManifestSigner } from './keys/manifest-signer.js';
import { BackupBackground } from './requests/background.js';
import { BackupRequests } from './requests/backup-requests.js';
import { RestoreRequestsRepository } from './requests/restore-requests.repository.js';
import { RestoreRequests } from './requests/restore-requests.service.js';
import { Verifications } from './requests/verifications.js';
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
import { RunList } from './runs/run-list.js';
import { AttachmentReturn } from './sites/attachment-return.js';
import { RunAdoption } from './sites/run-adoption.js';
import { SecondSites } from './sites/second-sites.js';
import { SiteCopies } from './sites/site-copies.js';
import { SiteFetch } from './sites/site-fetch.js';
import { SiteManifests } from './sites/site-manifests.js';
import { SitePruning } from './sites/site-pruning.js';

/** Like users and roles: for the instance's admin unless a role says otherwise; and those of the console. */
const rights = [
  {
    module: 'identity',
    name: 'backup.run.read',
    label: text('Sauvegardes : voir la liste et les preuves', 'Copies: see the list and the proofs'),
  },
  {
    module: 'identity',
    name: 'backup.run.create',
    label: text('Sauvegardes : en faire une maintenant', 'Copies: take one now'),
  },
  {
    module: 'identity',
    name: 'backup.run.verify',
    label: text('Sauvegardes : les vérifier', 'Copies: verify them'),
  },
  {
    module: 'identity',
    name: 'backup.restore-request.create',
    label: text('Restaurations : les demander à B2O', 'Restores: ask B2O for them'),
  },
  {
    module: 'operations',
    name: 'operations.restore-request.read',
    label: text('Demandes de restauration : voir', 'Requests for restores: see'),
  },
  {
    module: 'operations',
    name: 'operations.restore-request.settle',
    label: text('Demandes de restauration : traiter', 'Requests for restores: settle'),
  },
];

/** Copies of instances and their return. */
@Module({
  controllers: [BackupRunsController, OperatorRestoresController, RestoreRequestsController],
  providers: [
    BackupService,
    RestoreService,
    AttachmentReturn,
    BackupBackground,
    BackupRequests,
    BackupRuns,
    Checkpoints,
    ChangePredicate,
    CopyCiphers,
    CopyReader,
    CopyRunner,
    CopyWriter,
    DiskSpace,
    InstanceGate,
    InstanceKeys,
    InstanceLock,
    KeyStore,
    ManifestSigner,
    RestoreLog,
    RestoreRequests,
    RestoreRequestsRepository,
    RestoreTargets,
    RunAdoption,
    RunList,
    SchemaLoader,
    SchemaSwap,
    SecondSites,
    SiteCopies,
    SiteFetch,
    SiteManifests,
    SitePruning,
    Snapshots,
    Verifications,
  ],
  exports: [AttachmentReturn, BackupService, RestoreService, SecondSites, SiteCopies, SiteFetch, SitePruning],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly permissions: PermissionRegistry,
    private readonly scheduler: Scheduler,
    private readonly restores: RestoreService,
    private readonly sites: SecondSites,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('expired restores', 11, () => this.restores.dropExpired());
    this.scheduler.hourlyOnPlatform('second site', 41, () => this.sites.catchUp());
    for (const { module, name, label } of rights)
      this.permissions.declare({ name, label, module, vault: false, scoped: false });
  }
}
