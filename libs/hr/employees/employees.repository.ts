import { Injectable } from '@nestjs/common';
import { RecordsRepository, Scopes, TenantDb } from '#runtime';
import { wouldLoop } from '../parts/hierarchy.js';
import { type Employee, employeeType } from './employee.entity.js';

/** What an assignment tells of an employee's place. */
export interface Place {
  readonly departmentId: string | null;
  readonly jobTitle: string | null;
}

@Injectable()
export class EmployeesRepository extends RecordsRepository<Employee> {
  constructor(db: TenantDb) {
    super(db, employeeType);
  }

  /** Whether an employee stands somewhere above the one who would become their manager. */
  wouldLoop(id: string, managerId: string): Promise<boolean> {
    return wouldLoop(this.db, 'hr_employee', id, managerId);
  }

  /** Whether the instance has this user, in whatever state. */
  async userExists(userId: string): Promise<boolean> {
    return (await this.db.execute('SELECT 1 FROM identity_user WHERE id = $1', [userId])).count > 0;
  }

  /** The employee, whose assignments nobody else changes until the end of this unit. */
  async lock(id: string): Promise<Pick<Employee, 'state'> | undefined> {
    const [row] = await this.db.query<Pick<Employee, 'state'>>(
      'SELECT state FROM hr_employee WHERE id = $1 FOR NO KEY UPDATE',
      [id],
    );
    return row;
  }

  /** Brings department and job into line with the assignments; who has left keeps the last ones. */
  async place(id: string, { departmentId, jobTitle }: Place): Promise<void> {
    await this.db.query(
      `UPDATE hr_employee SET department_id = $2::uuid, job_title = $3, version = version + 1,
         updated_at = clock_timestamp(), updated_by = $4::uuid
       WHERE id = $1 AND state NOT IN ('left', 'archived')
         AND (department_id, job_title) IS DISTINCT FROM ($2::uuid, $3::text)`,
      [id, departmentId, jobTitle, Scopes.actor().userId ?? null],
    );
  }
}
