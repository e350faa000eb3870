import type { Schemas } from '@/api/generated/schema';

export type Upload = Schemas['UploadAnswer'];
export type UploadColumn = Schemas['UploadColumnAnswer'];
export type Proposal = Schemas['ProposalAnswer'];
export type Target = Schemas['TargetAnswer'];
export type TargetField = Schemas['TargetFieldAnswer'];
export type ColumnMapping = Schemas['ColumnInput'];
export type TransformName = Schemas['TransformInput']['name'];
export type ImportRun = Schemas['ImportAnswer'];
export type ImportSummary = Schemas['ImportSummaryAnswer'];
export type ImportState = ImportRun['state'];
export type Finding = Schemas['FindingAnswer'];
export type Reject = Schemas['RejectAnswer'];

/** Whether the server still works on it. */
export const isAtWork = ({ state }: { state: ImportState }): boolean =>
  state === 'queued' || state === 'running' || state === 'undoing';
