/** Who did something; without an id, the platform itself (an import, a job). */
export interface Actor {
  kind: 'user' | 'system';
  id: string | null;
  name: string | null;
}

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface RecordComment {
  id: string;
  version: number;
  text: string;
  mentions: { id: string; name: string | null }[];
  author: Actor;
  createdAt: string;
  updatedAt: string;
}

export interface Attachment {
  id: string;
  version: number;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  createdAt: string;
  author: Actor;
}

/** A record of another kind that is part of a record's story: a mail, a campaign. */
export interface TimelineRecord {
  resource: string;
  id: string;
  title: string;
  excerpt: string;
  facts: Record<string, string>;
}

/** One thing that happened to a record (`GET /api/workspace/timeline`). */
export interface ActivityEntry {
  id: string;
  kind: 'created' | 'changed' | 'deleted' | 'comment' | 'attachment' | 'record';
  at: string;
  actor: Actor;
  importId: string | null;
  changes: FieldChange[];
  comment: RecordComment | null;
  attachment: Attachment | null;
  record: TimelineRecord | null;
}

/** One change of a record (`GET /api/<path>/:id/history`). */
export interface HistoryEntry {
  at: string;
  operation: 'insert' | 'update' | 'delete';
  actorId: string | null;
  actorName: string | null;
  importId: string | null;
  changes: FieldChange[];
}

/** What the user sees of a record besides its fields is kept under this key: live changes make it be read again. */
export const activityKey = (resource: string, recordId: string, ...part: string[]): string[] => [
  'timeline',
  resource,
  recordId,
  ...part,
];

/** Entries of several pages, each once: newer ones push older ones from page to page. */
export function eachOnce<Entry extends { id: string }>(
  pages: readonly { items: readonly Entry[] }[],
): Entry[] {
  const seen = new Set<string>();
  return pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
}
