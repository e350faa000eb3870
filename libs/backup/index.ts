export { BackupModule } from './backup.module.js';
export { BackupProblems } from './backup.problems.js';
export { type BackupOptions, BackupService, type BackupStatus, type Verification } from './backup.service.js';
export { type Checkpoint, Checkpoints } from './checkpoints.js';
export type { EscrowHalf } from './keys/key-escrow.js';
export { KeyOperations } from './keys/key-operations.js';
export { type RestoreOptions, type RestoreResult, RestoreService } from './restore/restore.service.js';
export type { BackupKind, BackupReason, BackupRun } from './runs/backup-runs.js';
export type { RunResult } from './runs/copy-runner.js';
