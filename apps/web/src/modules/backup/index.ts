export { Backups } from './backups';
export { RestoreDesk } from './desk/restore-desk';
export { BackupWatch } from './watch/backup-watch';
