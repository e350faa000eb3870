import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type RightsRequest, rightsRequestType } from './rights-request.entity.js';

/** An open request, and for which deadlines people have been told. */
export interface AwaitedRequest extends Pick<RightsRequest, 'id' | 'person' | 'dueOn' | 'ownerId'> {
  readonly warnedFor: string | null;
  readonly overdueFor: string | null;
}

@Injectable()
export class RightsRequestsRepository extends RecordsRepository<RightsRequest> {
  constructor(db: TenantDb) {
    super(db, rightsRequestType);
  }

  /** Open requests that are due until a day, held until the end of the unit; what another server holds is its to tell. */
  awaitedUntil(day: string): Promise<AwaitedRequest[]> {
    return this.db.query<AwaitedRequest>(
      `SELECT id, person, due_on::text AS "dueOn", owner_id AS "ownerId", warned_for::text AS "warnedFor",
         overdue_for::text AS "overdueFor"
       FROM crm_rights_request WHERE state = 'open' AND due_on <= $1 ORDER BY due_on, id LIMIT 500 FOR UPDATE SKIP LOCKED`,
      [day],
    );
  }

  /** No change of the request, whose version stays. */
  async noteTold(id: string, dueOn: string, told: 'soon' | 'overdue'): Promise<void> {
    const column = told === 'soon' ? 'warned_for' : 'overdue_for';
    await this.db.query(`UPDATE crm_rights_request SET ${column} = $2 WHERE id = $1`, [id, dueOn]);
  }

  /** The owner where there is one who is active; else everybody who may answer any request. */
  async whoAnswers(ownerId: string | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string; owns: boolean }>(
      `SELECT u.id, u.id = $1 AS owns FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE u.state = 'active' AND (u.id = $1 OR r.permissions ? '*' OR r.permissions ->> $2 = 'all')`,
      [ownerId, rightsRequestType.permission('update')],
    );
    const owner = rows.filter(({ owns }) => owns);
    return (owner.length > 0 ? owner : rows).map(({ id }) => id);
  }
}
