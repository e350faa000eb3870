import { describe, expect, it } from '@jest/globals';
import {
  type DraftStorage,
  draftKey,
  draftLife,
  draftOf,
  dropOldDrafts,
  readDraft,
  writeDraft,
} from './drafts';

const now = new Date('2026-11-22T08:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

function storage(full = false): DraftStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
}

describe('drafts', () => {
  const key = draftKey('user-1', 'crm.company', undefined);
  const draft = draftOf({ name: 'Dupont', city: '' }, { name: 'Durand', city: null }, 3, now);

  it('keep what was changed, and what it was changed from', () => {
    expect(draft).toEqual({
      savedAt: now.toISOString(),
      version: 3,
      before: { name: 'Dupont' },
      mine: { name: 'Durand' },
    });
    expect(draftOf({ name: 'a' }, { name: 'a' }, 1, now)).toBeUndefined();
  });

  it('are found again for seven days', () => {
    const local = storage();
    writeDraft(local, key, draft);
    expect(readDraft(local, key, later(draftLife - 1))).toEqual(draft);
    expect(readDraft(local, key, later(draftLife))).toBeUndefined();
    expect(readDraft(local, draftKey('user-2', 'crm.company', undefined), now)).toBeUndefined();
    writeDraft(local, key, undefined);
    expect(local.kept.size).toBe(0);
  });

  it('are none when they cannot be read', () => {
    const local = storage();
    for (const content of ['{', '7', '{}', '{"savedAt":"soon","mine":{},"before":{}}']) {
      local.kept.set(key, content);
      expect(readDraft(local, key, now)).toBeUndefined();
    }
  });

  it('go when they are old, and nothing else goes', () => {
    const local = storage();
    writeDraft(local, key, draft);
    local.kept.set('b2o.language', 'fr');
    dropOldDrafts(local, later(1000));
    expect(local.kept.size).toBe(2);
    dropOldDrafts(local, later(draftLife));
    expect([...local.kept.keys()]).toEqual(['b2o.language']);
  });

  it('never break a form when the storage is full', () => {
    expect(() => writeDraft(storage(true), key, draft)).not.toThrow();
  });
});
