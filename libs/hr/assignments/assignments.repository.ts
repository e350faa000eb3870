import { Injectable } from '@nestjs/common';
import { RecordsRepository, Scopes, TenantDb } from '#runtime';
import { type Assignment, assignmentType } from './assignment.entity.js';

type OpenAssignment = Pick<Assignment, 'id' | 'departmentId' | 'jobTitle' | 'startedOn'>;

@Injectable()
export class AssignmentsRepository extends RecordsRepository<Assignment> {
  constructor(db: TenantDb) {
    super(db, assignmentType);
  }

  /** The assignment of an employee that has no end. */
  async openOf(employeeId: string): Promise<OpenAssignment | undefined> {
    const [row] = await this.db.query<OpenAssignment>(
      `SELECT id, department_id AS "departmentId", job_title AS "jobTitle", started_on AS "startedOn"
       FROM hr_assignment WHERE employee_id = $1 AND ended_on IS NULL`,
      [employeeId],
    );
    return row;
  }

  /** Where an employee works: the assignment without an end, else the one that ends last from this day on. */
  async currentOf(employeeId: string, today: string): Promise<OpenAssignment | undefined> {
    const [row] = await this.db.query<OpenAssignment>(
      `SELECT id, department_id AS "departmentId", job_title AS "jobTitle", started_on AS "startedOn"
       FROM hr_assignment WHERE employee_id = $1 AND (ended_on IS NULL OR ended_on >= $2)
       ORDER BY ended_on DESC NULLS FIRST, started_on DESC LIMIT 1`,
      [employeeId, today],
    );
    return row;
  }

  /** The first day after `day` on which an assignment of an employee begins. */
  async startAfter(employeeId: string, day: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ startedOn: string }>(
      `SELECT started_on AS "startedOn" FROM hr_assignment WHERE employee_id = $1 AND started_on > $2
       ORDER BY started_on LIMIT 1`,
      [employeeId, day],
    );
    return row?.startedOn;
  }

  /** Ends the assignment that has no end. */
  async endOpen(employeeId: string, day: string): Promise<void> {
    await this.end('ended_on IS NULL', [employeeId, day]);
  }

  /** Ends what lasts beyond a last day, or lasted until the last day that was announced before. */
  async endWith(employeeId: string, lastDay: string, announced: string | null): Promise<void> {
    await this.end('(ended_on IS NULL OR ended_on > $2 OR ended_on = $4)', [employeeId, lastDay], announced);
  }

  private async end(
    condition: string,
    [employeeId, day]: [string, string],
    ...more: unknown[]
  ): Promise<void> {
    await this.db.query(
      `UPDATE hr_assignment SET ended_on = $2, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $3::uuid
       WHERE employee_id = $1 AND ${condition}`,
      [employeeId, day, Scopes.actor().userId ?? null, ...more],
    );
  }
}
