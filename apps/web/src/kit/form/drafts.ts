import { changesOf, type Values } from './values';

/** What somebody typed and did not save, with what it was typed over. */
export interface Draft {
  /** Instant in ISO 8601. */
  savedAt: string;
  /** The version it is based on; absent for a new record. */
  version?: number | undefined;
  before: Values;
  mine: Values;
}

/** As in the browser. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'b2o.draft.';

export const draftLife = 7 * 24 * 3600 * 1000;

/** Drafts are of one user and one record: who shares a computer sees their own only. */
export const draftKey = (user: string, record: string, id: string | undefined): string =>
  `${prefix}${user}.${record}.${id ?? 'new'}`;

/** Only what was changed is kept; undefined when nothing was. */
export function draftOf(
  before: Readonly<Values>,
  mine: Readonly<Values>,
  version: number | undefined,
  now: Date,
): Draft | undefined {
  const changes = changesOf(before, mine);
  const names = Object.keys(changes);
  if (names.length === 0) return undefined;
  const was = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  return { savedAt: now.toISOString(), version, before: was, mine: changes };
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Draft).savedAt === 'string' &&
  typeof (value as Draft).mine === 'object' &&
  typeof (value as Draft).before === 'object';

/** A draft that is not too old; what cannot be read is none. */
export function readDraft(storage: DraftStorage, key: string, now: Date): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (!isDraft(draft)) return undefined;
    const age = now.getTime() - Date.parse(draft.savedAt);
    return age >= 0 && age < draftLife ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or forgets it when it is undefined. A full or forbidden storage costs the draft, never the form. */
export function writeDraft(storage: DraftStorage, key: string, draft: Draft | undefined): void {
  try {
    if (draft) storage.setItem(key, JSON.stringify(draft));
    else storage.removeItem(key);
  } catch {
    // The form still holds what was typed.
  }
}

/** Removes the drafts, of anybody, that are too old or cannot be read. */
export function dropOldDrafts(storage: DraftStorage, now: Date): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const key of keys) {
    if (key.startsWith(prefix) && !readDraft(storage, key, now)) storage.removeItem(key);
  }
}
