import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { wouldLoop } from '../parts/hierarchy.js';
import { type Department, departmentType } from './department.entity.js';

@Injectable()
export class DepartmentsRepository extends RecordsRepository<Department> {
  constructor(db: TenantDb) {
    super(db, departmentType);
  }

  /** Whether a department stands somewhere above the one that would become its parent. */
  wouldLoop(id: string, parentId: string): Promise<boolean> {
    return wouldLoop(this.db, 'hr_department', id, parentId);
  }
}
