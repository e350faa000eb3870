import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock } from '#runtime';
import { AssignmentsRepository } from '../assignments/assignments.repository.js';
import type { EmployeeDepartureInput } from './departure-input.js';
import type { Employee } from './employee.entity.js';
import { checkDates } from './employee.rules.js';
import { type EmployeeCommand, employment } from './employee-states.js';
import { EmployeesRepository } from './employees.repository.js';

/** The commands that move an employee from one state to the next. Each throws Problem TRANSITION_REFUSED. */
@Injectable()
export class EmploymentService {
  constructor(
    private readonly employees: EmployeesRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly clock: Clock,
  ) {}

  /** The first day at work of someone who was to arrive. */
  arrive(id: string): Promise<Employee> {
    return this.move(id, 'arrive');
  }

  suspend(id: string): Promise<Employee> {
    return this.move(id, 'suspend');
  }

  resume(id: string): Promise<Employee> {
    return this.move(id, 'resume');
  }

  archive(id: string): Promise<Employee> {
    return this.move(id, 'archive');
  }

  /**
   * Notes the last day of an employee: gone when that day has come, on notice until then. The current assignment
   * ends on that day. Called again on notice, it changes the day, or ends the notice.
   */
  async depart(id: string, { leftOn, exitReason }: EmployeeDepartureInput): Promise<Employee> {
    const today = this.clock.today();
    const employee = await this.employees.get(id, 'update', true);
    const state = employment.next('depart', employee.state, leftOn > today ? 'notice' : 'left');
    const errors: FieldError[] = checkDates({ leftOn }, employee, today);
    const laterStart = await this.assignments.startAfter(id, leftOn);
    if (laterStart) {
      errors.push({
        field: 'leftOn',
        code: 'before-assignment',
        message: text(
          `Une affectation commence après cette date, le ${laterStart}.`,
          `An assignment begins after that day, on ${laterStart}.`,
        ),
      });
    }
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    await this.assignments.endWith(id, leftOn, employee.leftOn);
    return this.employees.update(id, employee.version, { state, leftOn, exitReason });
  }

  private async move(id: string, command: Exclude<EmployeeCommand, 'depart'>): Promise<Employee> {
    const employee = await this.employees.get(id, 'update', true);
    const state = employment.next(command, employee.state);
    return this.employees.update(id, employee.version, { state });
  }
}
