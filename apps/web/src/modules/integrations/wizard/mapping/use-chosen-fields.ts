import { useWatch } from 'react-hook-form';
import type { ColumnValues } from './mapping-values';

/** The field of each column of the file, as it is chosen right now. */
export function useChosenFields(): readonly (string | null)[] {
  const columns = useWatch({ name: 'columns' }) as readonly ColumnValues[] | undefined;
  return (columns ?? []).map(({ field }) => field);
}
