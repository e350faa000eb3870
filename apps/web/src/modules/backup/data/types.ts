import type { Schemas } from '@/api/generated/schema';

export type Run = Schemas['BackupRunAnswer'];
export type RunDetail = Schemas['BackupRunDetailAnswer'];
export type Verification = Schemas['VerificationAnswer'];
export type RestoreRequest = Schemas['RestoreRequestAnswer'];
export type DeskRequest = Schemas['OperatorRestoreRequestAnswer'];

/** What a copy is worth now: one that was found damaged after it was verified is worth nothing. */
export type Worth = Run['state'] | 'damaged';

export const worthOf = ({ state, verifiedAt }: Run): Worth =>
  state === 'verified' && verifiedAt === null ? 'damaged' : state;

export const isAtWork = ({ state }: Run): boolean => state === 'running' || state === 'written';
