import type { RecordMeta } from '@/api/record-meta';
import type { AnyRecord } from '../records/define-record';
import { changesOf, cleanValues, filledValues, type Values } from './values';

/** What ra-core's data provider does for a form. */
export interface Saver {
  create: (
    resource: string,
    params: { data: Values; meta: { idempotencyKey: string } },
  ) => Promise<{ data: AnyRecord }>;
  update: (
    resource: string,
    params: { id: string; data: AnyRecord; previousData: AnyRecord },
  ) => Promise<{ data: AnyRecord }>;
}

export interface SaveOptions {
  meta: Pick<RecordMeta, 'fields' | 'path'>;
  /** The record that is changed; undefined for a new one. */
  stored: AnyRecord | undefined;
  values: Readonly<Values>;
  transform?: ((values: Values) => Values) | undefined;
  idempotencyKey: string;
}

/** Stores a form: a new record without what is empty, of a known one only what has changed. */
export async function saveRecord(saver: Saver, options: SaveOptions): Promise<AnyRecord> {
  const { meta, stored, values, transform, idempotencyKey } = options;
  const cleaned = cleanValues(meta, values);
  const data = transform ? transform(cleaned) : cleaned;
  if (!stored) {
    const answer = await saver.create(meta.path, { data: filledValues(data), meta: { idempotencyKey } });
    return answer.data;
  }
  const changes = changesOf(stored, data);
  if (Object.keys(changes).length === 0) return stored;
  const answer = await saver.update(meta.path, {
    id: stored.id,
    data: { ...stored, ...changes },
    previousData: stored,
  });
  return answer.data;
}
