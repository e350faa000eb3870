import { Injectable } from '@nestjs/common';
import { RecordsRepository, RecordsService, Scopes, TenantDb } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';
import { type Team, teamType } from './team.entity.js';

@Injectable()
export class TeamsService extends RecordsService<Team> {
  constructor(
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
  ) {
    super(new RecordsRepository(db, teamType));
  }

  /** Its members stay without a team: a right of reach `team` then covers their own records only. */
  override async remove(id: string, version: number): Promise<void> {
    await this.repository.get(id, 'delete', true);
    const { count } = await this.db.execute(
      `UPDATE identity_user SET team_id = NULL, version = version + 1, updated_at = clock_timestamp(), updated_by = $2
       WHERE team_id = $1`,
      [id, Scopes.actor().userId ?? null],
    );
    await super.remove(id, version);
    await this.audit.append({
      action: 'identity.team-removed',
      object: `identity.team/${id}`,
      details: { members: count },
    });
  }
}
