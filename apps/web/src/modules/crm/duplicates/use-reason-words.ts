import { useText } from '@/kit';
import type { Duplicate } from './duplicates';

/** Why a record may be the same, in words: « même SIRET, même e-mail ». */
export function useReasonWords(): (duplicate: Duplicate) => string {
  const text = useText();
  return ({ reasons }) => reasons.map(({ code }) => text(`crm.duplicates.reasons.${code}`)).join(', ');
}
