import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock, type InputOf, RecordsService, unknownRecord } from '#runtime';
import { AssignmentsRepository } from '../assignments/assignments.repository.js';
import { DepartmentsRepository } from '../departments/departments.repository.js';
import { loopError } from '../parts/hierarchy.js';
import type { Employee } from './employee.entity.js';
import { checkDates } from './employee.rules.js';
import { EmployeesRepository } from './employees.repository.js';

@Injectable()
export class EmployeesService extends RecordsService<Employee> {
  constructor(
    private readonly employees: EmployeesRepository,
    private readonly departments: DepartmentsRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly clock: Clock,
  ) {
    super(employees);
  }

  override complete(input: InputOf<Employee>, before: Employee | undefined): InputOf<Employee> {
    if (before) return input;
    const isToArrive = input.hiredOn != null && input.hiredOn > this.clock.today();
    return { ...input, state: isToArrive ? 'pre-hired' : 'active' };
  }

  override async check(
    input: InputOf<Employee>,
    before: Employee | undefined,
  ): Promise<readonly FieldError[]> {
    return [
      ...checkDates(input, before, this.clock.today()),
      ...(await this.checkManager(input, before)),
      ...(await this.checkPlace(input, before)),
      ...(await this.checkUser(input)),
    ];
  }

  /** A person whose work has ended stays in the register of staff (Code du travail, art. L1221-13 and R1221-26). */
  override async remove(id: string, version: number): Promise<void> {
    const { state } = await this.employees.get(id, 'delete', true);
    if (state !== 'pre-hired' && state !== 'active') {
      throw new Problem(CommonProblems.STILL_REFERENCED, {
        detail: text(
          'Un salarié suspendu, en préavis ou parti reste au registre du personnel : archivez-le après son départ.',
          'An employee who is suspended, on notice or gone stays in the staff register: archive them after they left.',
        ),
      });
    }
    await super.remove(id, version);
  }

  private async checkManager(
    { managerId }: InputOf<Employee>,
    before: Employee | undefined,
  ): Promise<FieldError[]> {
    if (!managerId || managerId === before?.managerId) return [];
    if ((await this.employees.getMany([managerId])).length === 0) return [unknownRecord('managerId')];
    if (!before || !(await this.employees.wouldLoop(before.id, managerId))) return [];
    return [
      loopError(
        'managerId',
        'Nul ne peut être son propre responsable, même indirectement.',
        'Nobody can be their own manager, not even through others.',
      ),
    ];
  }

  /** Department and job are those of the assignment that has no end, once there is one. */
  private async checkPlace(
    { departmentId, jobTitle }: InputOf<Employee>,
    before: Employee | undefined,
  ): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    if (departmentId && departmentId !== before?.departmentId) {
      if ((await this.departments.getMany([departmentId])).length === 0)
        errors.push(unknownRecord('departmentId'));
    }
    if (!before || (departmentId === undefined && jobTitle === undefined)) return errors;
    const open = await this.assignments.openOf(before.id);
    const follows = (field: string): FieldError => ({
      field,
      code: 'follows-assignment',
      message: text('Changez l’affectation en cours.', 'Change the current assignment instead.'),
    });
    if (open && departmentId !== undefined && departmentId !== open.departmentId)
      errors.push(follows('departmentId'));
    if (open?.jobTitle && jobTitle !== undefined && jobTitle !== open.jobTitle)
      errors.push(follows('jobTitle'));
    return errors;
  }

  private async checkUser({ userId }: InputOf<Employee>): Promise<FieldError[]> {
    return !userId || (await this.employees.userExists(userId)) ? [] : [unknownRecord('userId')];
  }
}
