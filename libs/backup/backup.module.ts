import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { InstanceErasures, Scheduler } from '#tenancy';
import { BackupService } from './backup.service.js';
import { Checkpoints } from './checkpoints.js';
import { copyProviders } from './copy/copy-providers.js';
import { erasureProviders } from './erasures/erasure-providers.js';
import { BackupRunsController } from './http/backup-runs.controller.js';
import { BackupStatusController } from './http/backup-status.controller.js';
import { ErasuresController } from './http/erasures.controller.js';
import { InspectionsController } from './http/inspections.controller.js';
import { OperatorBackupsController } from './http/operator-backups.controller.js';
import { OperatorRestoresController } from './http/operator-restores.controller.js';
import { RestoreRequestsController } from './http/restore-requests.controller.js';
import { RestoresController } from './http/restores.controller.js';
import { ReturnsController } from './http/returns.controller.js';
import { inspectionProviders } from './inspection/inspection-providers.js';
import { InstanceKeys } from './keys/instance-keys.js';
import { KeyOperations } from './keys/key-operations.js';
import { keyProviders } from './keys/key-providers.js';
import { KeyStore } from './keys/key-store.js';
import { PlatformCopies } from './platform/platform-copies.js';
import { platformProviders } from './platform/platform-providers.js';
import { proofProviders } from './proof/proof-providers.js';
import { requestProviders } from './requests/request-providers.js';
import { RestoreService } from './restore/restore.service.js';
import { restoreProviders } from './restore/restore-providers.js';
import { returnProviders } from './returns/return-providers.js';
import { runProviders } from './runs/run-providers.js';
import { scheduleProviders } from './schedule/schedule-providers.js';
import { AttachmentReturn } from './sites/attachment-return.js';
import { SecondSites } from './sites/second-sites.js';
import { SiteCopies } from './sites/site-copies.js';
import { SiteFetch } from './sites/site-fetch.js';
import { siteProviders } from './sites/site-providers.js';
import { SitePruning } from './sites/site-pruning.js';
import { SiteSending } from './sites/site-sending.js';

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
    Checkpoints,
    ...copyProviders,
    ...erasureProviders,
    ...inspectionProviders,
    ...keyProviders,
    ...platformProviders,
    ...proofProviders,
    ...requestProviders,
    ...restoreProviders,
    ...returnProviders,
    ...runProviders,
    ...scheduleProviders,
    ...siteProviders,
  ],
  exports: [
    AttachmentReturn,
    BackupService,
    KeyOperations,
    PlatformCopies,
    RestoreService,
    SecondSites,
    SiteCopies,
    SiteFetch,
    SitePruning,
    SiteSending,
  ],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly permissions: PermissionRegistry,
    private readonly scheduler: Scheduler,
    private readonly restores: RestoreService,
    private readonly sites: SecondSites,
    private readonly erasures: InstanceErasures,
    private readonly keys: InstanceKeys,
    private readonly keyStore: KeyStore,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('expired restores', 11, () => this.restores.dropExpired());
    this.scheduler.hourlyOnPlatform('second site', 41, () => this.sites.catchUp());
    this.scheduler.hourlyOnPlatform('keys of copies', 31, () => this.keyStore.keepWhole());
    // Without its key every copy of an erased instance is noise, wherever it lies.
    this.erasures.add((instanceId) => this.keys.destroy(instanceId));
    for (const { module, name, label } of rights)
      this.permissions.declare({ name, label, module, vault: false, scoped: false });
  }
}
