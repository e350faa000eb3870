import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { ImportMappingInput } from './import-input.js';

/** What users said of files, for their next files of the same shape. */
@Injectable()
export class SavedMappingsRepository {
  constructor(private readonly db: TenantDb) {}

  async save(
    shape: string,
    { target, columns, matchBy, onMatch, product, createMissing }: ImportMappingInput,
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO integrations_mapping (id, user_id, target, columns_sha256, request) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, target, columns_sha256) DO UPDATE SET request = excluded.request, updated_at = now()`,
      [
        newId(),
        Scopes.actor().userId ?? null,
        target,
        shape,
        JSON.stringify({ target, columns, matchBy, onMatch, product, createMissing }),
      ],
    );
  }

  /** The actor's mappings of files of a shape, the newest first. */
  async find(shape: string): Promise<ImportMappingInput[]> {
    const rows = await this.db.query<{ request: ImportMappingInput }>(
      `SELECT request FROM integrations_mapping WHERE user_id = $1 AND columns_sha256 = $2 ORDER BY updated_at DESC`,
      [Scopes.actor().userId ?? null, shape],
    );
    return rows.map(({ request }) => request);
  }
}
