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
import { ErasureRegister } from './erasures/erasure-register.js';
import { Erasures } from './erasures/erasures.service.js';
import { BackupRunsController } from './http/backup-runs.controller.js';
import { BackupStatusController } from './http/backup-status.controller.js';
import { ErasuresController } from './http/erasures.controller.js';
import { InspectionsController } from './http/inspections.controller.js';
import { OperatorBackupsController } from './http/operator-backups.controller.js';
import { OperatorRestoresController } from './http/operator-restores.controller.js';
import { RestoreRequestsController } from './http/restore-requests.controller.js';
import { RestoresController } from './http/restores.controller.js';
import { ReturnsController } from './http/returns.controller.js';
import { CopyScope } from './inspection/copy-scope.js';
import { InspectedRecords } from './inspection/inspected-records.service.js';
import { InspectionsRepository } from './inspection/inspections.repository.js';
import { Inspections } from './inspection/inspections.service.js';
import { RecordKinds } from './inspection/record-kinds.js';
import { InstanceKeys } from './keys/instance-keys.js';
import { KeyStore } from './keys/key-store.js';
import { ManifestSigner } from './keys/manifest-signer.js';
import { proofProviders } from './proof/proof-providers.js';
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
import { DependantsRepository } from './returns/dependants.repository.js';
import { RecordReturn } from './returns/record-return.service.js';
import { RestoreHistory } from './returns/restore-history.js';
import { ReturnLog } from './returns/return-log.js';
import { ReturnedFiles } from './returns/returned-files.js';
import { RowLinksRepository } from './returns/row-links.repository.js';
import { RowReturnRepository } from './returns/row-return.repository.js';
import { RowReturns } from './returns/row-returns.js';
import { TableReturn } from './returns/table-return.service.js';
import { BackupRuns } from './runs/backup-runs.js';
import { CopyRunner } from './runs/copy-runner.js';
import { DiskSpace } from './runs/disk-space.js';
import { InstanceLock } from './runs/instance-lock.js';
import { RunContentsReader } from './runs/run-contents.js';
import { RunList } from './runs/run-list.js';
import { RunProgress } from './runs/run-progress.js';
import { scheduleProviders } from './schedule/schedule-providers.js';
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
    module: 'identity',
    name: 'backup.inspection.read',
    label: text('Sauvegardes ouvertes : consulter leur contenu', 'Open copies: look into them'),
  },
  {
    module: 'identity',
    name: 'backup.inspection.create',
    label: text('Sauvegardes : les ouvrir pour les consulter', 'Copies: open them to look into'),
  },
  {
    module: 'identity',
    name: 'backup.record.restore',
    label: text('Fiches : les faire revenir d’une sauvegarde', 'Records: bring them back from a copy'),
  },
  {
    module: 'identity',
    name: 'backup.erasure.create',
    label: text('Personnes : les effacer définitivement (RGPD)', 'Persons: erase them for good (GDPR)'),
  },
  {
    module: 'operations',
    name: 'operations.backup.read',
    label: text('Sauvegardes de tous les espaces : voir', 'Copies of all workspaces: see'),
  },
  {
    module: 'operations',
    name: 'operations.backup.create',
    label: text('Sauvegardes de tous les espaces : en faire une', 'Copies of all workspaces: take one'),
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
  controllers: [
    BackupRunsController,
    BackupStatusController,
    OperatorBackupsController,
    OperatorRestoresController,
    RestoreRequestsController,
    ErasuresController,
    InspectionsController,
    RestoresController,
    ReturnsController,
  ],
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
    CopyScope,
    DependantsRepository,
    ErasureRegister,
    Erasures,
    InspectedRecords,
    Inspections,
    InspectionsRepository,
    InstanceGate,
    InstanceKeys,
    InstanceLock,
    KeyStore,
    ManifestSigner,
    RecordKinds,
    RecordReturn,
    RestoreHistory,
    RestoreLog,
    RestoreRequests,
    RestoreRequestsRepository,
    RestoreTargets,
    RunAdoption,
    ReturnLog,
    ReturnedFiles,
    RowLinksRepository,
    RowReturnRepository,
    RowReturns,
    RunContentsReader,
    RunList,
    RunProgress,
    SchemaLoader,
    SchemaSwap,
    SecondSites,
    SiteCopies,
    SiteFetch,
    SiteManifests,
    SitePruning,
    Snapshots,
    TableReturn,
    Verifications,
    ...proofProviders,
    ...scheduleProviders,
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
