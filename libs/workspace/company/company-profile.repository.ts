import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { noteChanges, RecordsRepository, Scopes, TenantDb } from '#runtime';
import { type CompanyProfile, companyProfileType } from './company-profile.entity.js';

/** A logo as its row says it is. */
export interface StoredLogo {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** The one row of the profile. Everybody who is signed in may read it; changes need their right. */
@Injectable()
export class CompanyProfileRepository extends RecordsRepository<CompanyProfile> {
  private readonly selection = `SELECT id, ${companyProfileType.fields
    .map(({ column, name }) => `"${column}" AS "${name}"`)
    .join(', ')} FROM workspace_company`;

  constructor(db: TenantDb) {
    super(db, companyProfileType);
  }

  async find(lock = false): Promise<CompanyProfile | undefined> {
    const rows = await this.db.query<CompanyProfile>(`${this.selection}${lock ? ' FOR NO KEY UPDATE' : ''}`);
    return rows[0];
  }

  override async get(id: string, _action?: string, lock = false): Promise<CompanyProfile> {
    const profile = await this.find(lock);
    if (profile?.id !== id) throw new Problem(CommonProblems.NOT_FOUND);
    return profile;
  }

  /** Makes the row unless there is one. */
  async ensure({ legalName, siren }: { legalName: string; siren: string | null }): Promise<CompanyProfile> {
    await this.db.query(
      'INSERT INTO workspace_company (id, legal_name, siren) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [newId(), legalName, siren],
    );
    const profile = await this.find();
    if (!profile) throw new Problem(CommonProblems.UNAVAILABLE);
    return profile;
  }

  /** The file of the logo; undefined where there is none. */
  async logo(): Promise<StoredLogo | undefined> {
    const [row] = await this.db.query<StoredLogo>(
      `SELECT f.sha256, f.media_type AS "mediaType", f.size
       FROM workspace_company c JOIN stored_file f ON f.id = c.logo_file_id`,
    );
    return row;
  }

  /** Puts a file in the place of the logo, or none; the row of the one before goes. */
  async replaceLogo(logo: StoredLogo | undefined): Promise<void> {
    const userId = Scopes.actor().userId ?? null;
    const before = await this.find(true);
    if (!before || (!logo && !before.logoFileId)) return;
    const fileId = logo ? newId() : null;
    if (logo)
      await this.db.query(
        "INSERT INTO stored_file (id, sha256, size, media_type, name, created_by) VALUES ($1, $2, $3, $4, 'logo', $5)",
        [fileId, logo.sha256, logo.size, logo.mediaType, userId],
      );
    await this.db.query(
      `UPDATE workspace_company SET logo_file_id = $1, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $2`,
      [fileId, userId],
    );
    await this.db.query('DELETE FROM stored_file WHERE id = $1', [before.logoFileId]);
    noteChanges(this.db, this.type, 'updated', [{ id: before.id, version: before.version + 1 }]);
  }
}
