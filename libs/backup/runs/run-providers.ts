import { BackupRuns } from './backup-runs.js';
import { CopyRunner } from './copy-runner.js';
import { DiskSpace } from './disk-space.js';
import { InstanceLock } from './instance-lock.js';
import { RunContentsReader } from './run-contents.js';
import { RunList } from './run-list.js';
import { RunProgress } from './run-progress.js';
import { VerifiedRuns } from './verified-runs.js';

/** What takes copies, one at a time of each instance. */
export const runProviders = [
  BackupRuns,
  CopyRunner,
  DiskSpace,
  InstanceLock,
  RunContentsReader,
  RunList,
  RunProgress,
  VerifiedRuns,
];
