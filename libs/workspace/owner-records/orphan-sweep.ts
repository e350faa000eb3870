import { Injectable } from '@nestjs/common';
import { quoteIdentifier, TenantDb, UnitOfWork } from '#runtime';
import { OwnerRecords } from './owner-records.js';

/** How many were removed. */
export interface Swept {
  readonly attachments: number;
  readonly comments: number;
}

/**
 * Removes files and comments whose record is gone, whichever way it went: by hand, with the record it belonged to, or
 * with the import that brought it. Nobody can reach them from the moment the record is gone.
 */
@Injectable()
export class OrphanSweep {
  constructor(
    private readonly owners: OwnerRecords,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
  ) {}

  /** Runs in the scope of one instance. */
  async run(): Promise<Swept> {
    const swept = { attachments: 0, comments: 0 };
    const used = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ resource: string }>(
        'SELECT DISTINCT resource FROM workspace_attachment UNION SELECT DISTINCT resource FROM workspace_comment',
      ),
    );
    for (const { type } of this.owners.kinds()) {
      if (!used.some(({ resource }) => resource === type.name)) continue;
      const gone = `resource = $1 AND NOT EXISTS (SELECT FROM ${quoteIdentifier(type.table)} r WHERE r.id = record_id)`;
      await this.units.run({ mode: 'write' }, async () => {
        const files = await this.db.query<{ id: string }>(
          `DELETE FROM workspace_attachment WHERE ${gone} RETURNING file_id AS id`,
          [type.name],
        );
        if (files.length > 0)
          await this.db.query('DELETE FROM stored_file WHERE id = ANY($1::uuid[])', [
            files.map(({ id }) => id),
          ]);
        const { count } = await this.db.execute(`DELETE FROM workspace_comment WHERE ${gone}`, [type.name]);
        swept.attachments += files.length;
        swept.comments += count;
      });
    }
    return swept;
  }
}
