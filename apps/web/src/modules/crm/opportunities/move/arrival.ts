import type { Schemas } from '@/api/generated/schema';

export type Stage = Pick<Schemas['StageSummary'], 'id' | 'name' | 'kind' | 'requiredFields'>;
type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The fields that a stage asks for and that are empty. */
export const missingFor = ({ requiredFields }: Stage, values: Values): string[] =>
  requiredFields.filter((field) => isEmpty(values[field]));

/** What is asked of somebody who brings an opportunity to a stage: what is missing, and the amount of what is won. */
export function askedFor(stage: Stage, values: Values): string[] {
  const missing = missingFor(stage, values);
  return stage.kind === 'won' ? ['amount', ...missing.filter((field) => field !== 'amount')] : missing;
}

/** Whether somebody must be asked at all: closing is always confirmed. */
export const mustAsk = (stage: Stage, values: Values): boolean =>
  stage.kind !== 'open' || missingFor(stage, values).length > 0;

/** The named command that brings it there. */
export const commandTo = (stage: Stage, state: unknown): 'stage' | 'reopening' =>
  stage.kind === 'open' && state !== 'open' ? 'reopening' : 'stage';
