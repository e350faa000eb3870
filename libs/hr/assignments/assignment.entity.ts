import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BusinessRecord, DateField, IdField, inputOf, RecordType, TextField } from '#runtime';

/** Where an employee worked, and when. The current place is the assignment without an end. */
@Entity('hr_assignment')
export class Assignment extends BusinessRecord {
  @IdField({ label: text('Salarié', 'Employee'), to: 'hr.employee', required: true, filterable: true })
  employeeId!: string;

  @IdField({ label: text('Service', 'Department'), to: 'hr.department', required: true, filterable: true })
  departmentId!: string;

  @TextField({ label: text('Poste', 'Job title'), max: 150 })
  jobTitle!: string | null;

  @DateField({ label: text('Début', 'Start'), required: true, sortable: true, filterable: true })
  startedOn!: string;

  @DateField({ label: text('Fin', 'End'), sortable: true, filterable: true })
  endedOn!: string | null;
}

export class AssignmentInput extends inputOf(Assignment) {}

export const assignmentType = new RecordType<Assignment>({
  name: 'hr.assignment',
  path: 'hr/assignments',
  table: 'hr_assignment',
  entity: Assignment,
  label: { one: text('Affectation', 'Assignment'), many: text('Affectations', 'Assignments') },
  defaultSort: 'startedOn',
  defaultOrder: 'desc',
  vault: true,
  constraints: { hr_assignment_once: 'startedOn', hr_assignment_open: 'endedOn' },
});
