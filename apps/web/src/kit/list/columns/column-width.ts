import type { FieldMeta } from '@/api/record-meta';
import type { RecordScreens } from '../../records/define-record';

export const narrowest = 72;
export const widest = 900;

const byKind: Readonly<Record<FieldMeta['kind'], number>> = {
  text: 180,
  choice: 150,
  boolean: 110,
  integer: 110,
  decimal: 120,
  date: 130,
  instant: 170,
  id: 180,
  list: 220,
  tags: 220,
};
const byFormat: Readonly<Record<string, number>> = { email: 230, phone: 150, url: 190, multiline: 260 };

/** Width in pixels that suits a field when nobody has chosen one. */
export function usualWidth({ fields, meta }: RecordScreens, name: string): number {
  const field = meta.fields[name];
  return fields[name]?.width ?? byFormat[field?.format ?? ''] ?? byKind[field?.kind ?? 'text'];
}

export const allowedWidth = (width: number): number =>
  Math.round(Math.min(Math.max(width, narrowest), widest));
