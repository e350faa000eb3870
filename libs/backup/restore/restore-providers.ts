import { InstanceGate } from './instance-gate.js';
import { RestoreService } from './restore.service.js';
import { RestoreLog } from './restore-log.js';
import { RestoreTargets } from './restore-targets.js';
import { SchemaLoader } from './schema-loader.js';
import { SchemaSwap } from './schema-swap.js';

/** What brings whole copies back. */
export const restoreProviders = [
  InstanceGate,
  RestoreLog,
  RestoreService,
  RestoreTargets,
  SchemaLoader,
  SchemaSwap,
];
