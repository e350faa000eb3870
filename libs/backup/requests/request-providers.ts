import { BackupBackground } from './background.js';
import { BackupRequests } from './backup-requests.js';
import { RestoreRequestsRepository } from './restore-requests.repository.js';
import { RestoreRequests } from './restore-requests.service.js';
import { Verifications } from './verifications.js';

/** What people ask for, carried out after the answer. */
export const requestProviders = [
  BackupBackground,
  BackupRequests,
  RestoreRequests,
  RestoreRequestsRepository,
  Verifications,
];
