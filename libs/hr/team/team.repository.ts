import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import type { TeamMember } from './team-member.js';

@Injectable()
export class TeamRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * The people who report to the employee that this user is, through the view that the HR vault opens. The view asks
   * who is looking; a reading unit has not said so yet.
   */
  async membersFor(userId: string): Promise<TeamMember[]> {
    await this.db.query("SELECT set_config('app.actor', $1, true)", [userId]);
    return this.db.query<TeamMember>(
      `SELECT id, first_name AS "firstName", last_name AS "lastName", job_title AS "jobTitle",
         department_name AS "departmentName"
       FROM team_member ORDER BY last_name, first_name, id`,
    );
  }
}
