import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, RecordsService, unknownRecord } from '#runtime';
import { loopError } from '../parts/hierarchy.js';
import type { Department } from './department.entity.js';
import { DepartmentsRepository } from './departments.repository.js';

@Injectable()
export class DepartmentsService extends RecordsService<Department> {
  constructor(private readonly departments: DepartmentsRepository) {
    super(departments);
  }

  override async check(
    { parentId }: InputOf<Department>,
    before: Department | undefined,
  ): Promise<readonly FieldError[]> {
    if (!parentId || parentId === before?.parentId) return [];
    if ((await this.departments.getMany([parentId])).length === 0) return [unknownRecord('parentId')];
    if (!before || !(await this.departments.wouldLoop(before.id, parentId))) return [];
    return [
      loopError(
        'parentId',
        'Un service ne peut pas dépendre de lui-même.',
        'A department cannot stand under itself.',
      ),
    ];
  }
}
