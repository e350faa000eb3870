import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { RecordsRepository, TenantDb } from '#runtime';
import { type RetentionSettings, retentionSettingsType } from './retention-settings.entity.js';

/** The one row of the settings. */
@Injectable()
export class RetentionSettingsRepository extends RecordsRepository<RetentionSettings> {
  private readonly selection = `SELECT id, ${retentionSettingsType.fields
    .map(({ column, name }) => `"${column}" AS "${name}"`)
    .join(', ')} FROM crm_retention_settings`;

  constructor(db: TenantDb) {
    super(db, retentionSettingsType);
  }

  /** Made by the migration. */
  async find(): Promise<RetentionSettings> {
    const [row] = await this.db.query<RetentionSettings>(this.selection);
    if (row) return row;
    await this.db.query('INSERT INTO crm_retention_settings (id) VALUES ($1) ON CONFLICT DO NOTHING', [
      newId(),
    ]);
    return this.find();
  }

  /** No change of the settings, whose version stays. */
  async noteReview(at: Date): Promise<void> {
    await this.db.query('UPDATE crm_retention_settings SET reviewed_at = $1', [at]);
  }
}
