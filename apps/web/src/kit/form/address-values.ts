import type { RecordMeta } from '@/api/record-meta';
import { type Values, writableFields } from './values';

/** What a JSON text in an address holds; nothing when it is none. */
function readSource(text: string | null): Values {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
  } catch {
    return {};
  }
}

/**
 * What the address of a new record fills in: `?companyId=…`, ra-core's `?source={…}`, or a record handed over by the
 * link. Only fields that people may write are taken.
 */
export function addressValues(meta: Pick<RecordMeta, 'fields'>, search: string, state: unknown): Values {
  const params = new URLSearchParams(search);
  const handed = (state as { record?: Values } | null)?.record ?? {};
  const given: Values = { ...Object.fromEntries(params), ...readSource(params.get('source')), ...handed };
  const names = new Set(writableFields(meta).map(([name]) => name));
  const plain = Object.entries(given).filter(([name, value]) => {
    const isText = typeof value === 'string';
    const kind = meta.fields[name]?.kind;
    // A text of the address is no number, and no list.
    return (
      names.has(name) &&
      (!isText || ['text', 'choice', 'date', 'instant', 'id', 'decimal'].includes(kind ?? ''))
    );
  });
  return Object.fromEntries(plain);
}
