import { Injectable } from '@nestjs/common';
import { type FieldError, text } from '#kernel';
import { Clock, type InputOf, RecordsService, unknownRecord } from '#runtime';
import { DepartmentsRepository } from '../departments/departments.repository.js';
import { isEmployed } from '../employees/employee-states.js';
import { EmployeesRepository } from '../employees/employees.repository.js';
import type { Assignment } from './assignment.entity.js';
import { checkAssignment, dayBefore, reachesInto } from './assignment.rules.js';
import { AssignmentsRepository } from './assignments.repository.js';

/** Assignments follow each other: one at a time is without an end, and the employee's record repeats it. */
@Injectable()
export class AssignmentsService extends RecordsService<Assignment> {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly employees: EmployeesRepository,
    private readonly departments: DepartmentsRepository,
    private readonly clock: Clock,
  ) {
    super(assignments);
  }

  override async check(
    input: InputOf<Assignment>,
    before: Assignment | undefined,
  ): Promise<readonly FieldError[]> {
    const errors = checkAssignment(input, before);
    const { departmentId } = input;
    if (departmentId && departmentId !== before?.departmentId) {
      if ((await this.departments.getMany([departmentId])).length === 0)
        errors.push(unknownRecord('departmentId'));
    }
    return errors.length > 0 ? errors : this.checkEmployee({ ...before, ...input }, before);
  }

  /** A new assignment without an end takes over from the one before: that one ends the day before. */
  protected override async changing(
    input: InputOf<Assignment>,
    before: Assignment | undefined,
  ): Promise<void> {
    if (before || input.endedOn || !input.employeeId || !input.startedOn) return;
    await this.assignments.endOpen(input.employeeId, dayBefore(input.startedOn));
  }

  protected override async changed(after: Assignment, before: Assignment | undefined): Promise<void> {
    await this.follow(before ? [before, after] : [after]);
  }

  protected override async removed(before: Assignment): Promise<void> {
    await this.follow([before]);
  }

  private async checkEmployee(
    { employeeId, startedOn, endedOn }: InputOf<Assignment>,
    before: Assignment | undefined,
  ): Promise<FieldError[]> {
    if (!employeeId || !startedOn) return [];
    const employee = await this.employees.lock(employeeId);
    if (!employee) return [unknownRecord('employeeId')];
    if (endedOn) return [];
    if (!isEmployed(employee.state)) {
      return [
        {
          field: 'endedOn',
          code: 'has-left',
          message: text(
            'Ce salarié est parti : une fin est attendue.',
            'This employee has left: an end is expected.',
          ),
        },
      ];
    }
    const open = await this.assignments.openOf(employeeId);
    if (!open || open.id === before?.id) return [];
    if (!before && startedOn > open.startedOn) return [];
    return [
      {
        field: before ? 'endedOn' : 'startedOn',
        code: 'another-open',
        message: text(
          `Une autre affectation sans fin a commencé le ${open.startedOn}.`,
          `Another assignment without an end began on ${open.startedOn}.`,
        ),
      },
    ];
  }

  /** Repeats the current place on the employee's record; assignments that are long over change nothing there. */
  private async follow(touched: readonly Assignment[]): Promise<void> {
    const today = this.clock.today();
    const [assignment] = touched;
    if (!assignment || !touched.some((each) => reachesInto(today, each))) return;
    const { employeeId } = assignment;
    const employee = await this.employees.get(employeeId, 'update');
    const current = await this.assignments.currentOf(employeeId, today);
    const ownJob = touched.some(({ jobTitle }) => jobTitle === employee.jobTitle) ? null : employee.jobTitle;
    await this.employees.place(employeeId, {
      departmentId: current?.departmentId ?? null,
      jobTitle: current ? (current.jobTitle ?? employee.jobTitle) : ownJob,
    });
  }
}
