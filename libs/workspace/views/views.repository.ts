import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { type Page, Scopes, TenantDb } from '#runtime';
import type { SavedView, SavedViewChange, SavedViewInput } from './saved-view.js';

/** A view as it is stored, with whether it is the actor's default; `editable` is for the service to say. */
export type StoredView = Omit<SavedView, 'editable'>;

const columns = `v.id, v.version, v.resource, v.name, v.shared, v.owner_id AS "ownerId", v.definition, v.position,
  v.created_at AS "createdAt", v.updated_at AS "updatedAt",
  EXISTS (SELECT 1 FROM workspace_default_view d WHERE d.view_id = v.id AND d.user_id = $1) AS "isDefault"`;
const visible = '(v.owner_id = $1 OR v.shared)';

/** Saved views, limited to the actor's own and the shared ones. */
@Injectable()
export class ViewsRepository {
  constructor(private readonly db: TenantDb) {}

  async list(
    resources: readonly string[],
    { page, perPage }: { page: number; perPage: number },
  ): Promise<Page<StoredView>> {
    const values = [userId(), resources];
    const where = `FROM workspace_view v WHERE ${visible} AND v.resource = ANY ($2)`;
    const items = await this.db.query<StoredView>(
      `SELECT ${columns} ${where} ORDER BY v.resource, v.position, lower(v.name), v.id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      values,
    );
    const [count] = await this.db.query<{ total: number }>(`SELECT count(*) AS total ${where}`, values);
    return { items, total: count?.total ?? 0, page, perPage };
  }

  /** The kinds of records that the views visible to the actor are of. */
  async resources(): Promise<string[]> {
    const rows = await this.db.query<{ resource: string }>(
      `SELECT DISTINCT v.resource FROM workspace_view v WHERE ${visible}`,
      [userId()],
    );
    return rows.map(({ resource }) => resource);
  }

  async find(id: string, lock = false): Promise<StoredView | undefined> {
    const [row] = await this.db.query<StoredView>(
      `SELECT ${columns} FROM workspace_view v WHERE ${visible} AND v.id = $2${lock ? ' FOR NO KEY UPDATE OF v' : ''}`,
      [userId(), id],
    );
    return row;
  }

  async countOwn(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      'SELECT count(*) AS count FROM workspace_view WHERE owner_id = $1',
      [userId()],
    );
    return row?.count ?? 0;
  }

  async create(input: SavedViewInput): Promise<string> {
    const id = newId();
    await this.db.query(
      `INSERT INTO workspace_view (id, resource, name, shared, owner_id, definition, position, created_by, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $5, $5)`,
      [
        id,
        input.resource,
        input.name,
        input.shared ?? false,
        userId(),
        JSON.stringify(input.definition ?? {}),
        input.position ?? 0,
      ],
    );
    return id;
  }

  /** The caller holds the view's lock and has compared its version. */
  async update(id: string, change: Partial<SavedViewChange>): Promise<void> {
    await this.db.query(
      `UPDATE workspace_view SET name = coalesce($2, name), shared = coalesce($3, shared),
         definition = coalesce($4::jsonb, definition), position = coalesce($5, position),
         version = version + 1, updated_at = clock_timestamp(), updated_by = $6
       WHERE id = $1`,
      [
        id,
        change.name ?? null,
        change.shared ?? null,
        change.definition ? JSON.stringify(change.definition) : null,
        change.position ?? null,
        userId(),
      ],
    );
  }

  async remove(id: string): Promise<void> {
    await this.db.query('DELETE FROM workspace_view WHERE id = $1', [id]);
  }

  /** Whoever else opens the list with a view that they do not see any more gets the plain list again. */
  async forgetDefaultsOfOthers(id: string): Promise<void> {
    await this.db.query(
      `DELETE FROM workspace_default_view d USING workspace_view v
       WHERE v.id = d.view_id AND v.id = $1 AND d.user_id <> v.owner_id`,
      [id],
    );
  }

  async setDefault({ id, resource }: StoredView): Promise<void> {
    await this.db.query(
      `INSERT INTO workspace_default_view (id, user_id, resource, view_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id, resource) DO UPDATE SET view_id = excluded.view_id
       WHERE workspace_default_view.view_id <> excluded.view_id`,
      [newId(), userId(), resource, id],
    );
  }

  async unsetDefault(id: string): Promise<void> {
    await this.db.query('DELETE FROM workspace_default_view WHERE user_id = $1 AND view_id = $2', [
      userId(),
      id,
    ]);
  }
}

const userId = (): string | null => Scopes.actor().userId ?? null;
