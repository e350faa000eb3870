export { Backups } from './backups';
export { RestoreDesk } from './desk/restore-desk';
