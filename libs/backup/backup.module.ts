import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { Erasures, Scheduler } from '#tenancy';
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
import { KeyOperations } from './keys/key-operations.js';
import { KeyStore } from './keys/key-store.js';
import { KeyUpkeep } from './keys/key-upkeep.js';
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
    KeyOperations,
    KeyStore,
    KeyUpkeep,
    ManifestSigner,
    RestoreLog,
    RestoreRequests,
    RestoreRequestsRepository,
    RestoreTargets,
    RunList,
    SchemaLoader,
    SchemaSwap,
    Snapshots,
    Verifications,
  ],
  exports: [BackupService, KeyOperations, RestoreService],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly permissions: PermissionRegistry,
    private readonly scheduler: Scheduler,
    private readonly restores: RestoreService,
    private readonly erasures: Erasures,
    private readonly keys: InstanceKeys,
    private readonly keyStore: KeyStore,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('expired restores', 11, () => this.restores.dropExpired());
    this.scheduler.hourlyOnPlatform('keys of copies', 31, () => this.keyStore.keepWhole());
    // Without its key every copy of an erased instance is noise, wherever it lies.
    this.erasures.add((instanceId) => this.keys.destroy(instanceId));
    for (const { module, name, label } of rights)
      this.permissions.declare({ name, label, module, vault: false, scoped: false });
  }
}
