import { newId, Problem } from '#kernel';
import { Scopes } from '../context/scope.js';
import type { TenantDb } from '../database/tenant-db.js';
import { noteChanges } from './noted-changes.js';
import { foldedName, mayBeTagName, mostTagsOfInstance, tidyName } from './tag-names.rules.js';
import { TagProblems } from './tags.problems.js';

/** The kind of record that tags are; their own module is `workspace`. */
const tagKind = { name: 'workspace.tag', ownerField: undefined, visibility: undefined };

/** Which of some tags there are; none of them goes before the end of this unit. */
export async function existingTags(db: TenantDb, ids: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'SELECT id FROM workspace_tag WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE',
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Keeps others from adding, moving and removing tags until the end of this unit. @returns how many there are */
export async function lockTags(db: TenantDb): Promise<number> {
  // Not their rows: whoever puts a tag on a record only needs it to stay.
  await db.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.workspace_tag'))");
  const [row] = await db.query<{ count: number }>('SELECT count(*) AS count FROM workspace_tag');
  return row?.count ?? 0;
}

/**
 * The ids of tags by names as people write them, without case and accents; those that are missing are made by who may.
 * @returns the ids in the order of the names, each once, and the names that are no tags and may not become some.
 * @throws Problem TOO_MANY_TAGS
 */
export async function tagIdsByName(
  db: TenantDb,
  names: readonly string[],
  origin: string,
): Promise<{ ids: string[]; unknown: string[] }> {
  const asked = [...new Map(names.map((name) => [foldedName(name), tidyName(name)])).values()];
  const ids = await find(db, asked);
  const missing = asked.filter((name) => !ids.has(name) && mayBeTagName(name));
  if (missing.length > 0 && Scopes.actor().reachOf('workspace.tag.create') !== undefined) {
    if ((await lockTags(db)) + missing.length > mostTagsOfInstance)
      throw new Problem(TagProblems.TOO_MANY_TAGS);
    await add(db, missing, origin);
    for (const [name, id] of await find(db, missing)) ids.set(name, id);
  }
  return {
    ids: [...new Set(asked.flatMap((name) => ids.get(name) ?? []))],
    unknown: asked.filter((name) => !ids.has(name)),
  };
}

async function find(db: TenantDb, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; asked: string }>(
    `SELECT t.id, n.name AS asked FROM unnest($1::text[]) n (name)
     JOIN workspace_tag t ON b2o.fold(t.name) = b2o.fold(n.name)`,
    [names],
  );
  return new Map(rows.map(({ asked, id }) => [asked, id]));
}

/** Adds tags after all others, but those that somebody else has just made. */
async function add(db: TenantDb, names: readonly string[], origin: string): Promise<void> {
  const made = await db.query<{ id: string; version: number }>(
    `INSERT INTO workspace_tag (id, name, position, origin, created_by, updated_by)
     SELECT n.id, n.name, coalesce((SELECT max(position) FROM workspace_tag), 0) + n.at, $3, $4::uuid, $4::uuid
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY n (id, name, at)
     ON CONFLICT (b2o.fold(name)) DO NOTHING RETURNING id, version`,
    [names.map(() => newId()), names, origin, Scopes.actor().userId ?? null],
  );
  noteChanges(db, tagKind, 'created', made);
}
