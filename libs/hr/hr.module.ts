import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { RecordRegistry } from '#runtime';
import { Assignment, AssignmentInput, assignmentType } from './assignments/assignment.entity.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsRepository } from './assignments/assignments.repository.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { HrDemo } from './demo/hr.demo.js';
import { Department, DepartmentInput, departmentType } from './departments/department.entity.js';
import { DepartmentsController } from './departments/departments.controller.js';
import { DepartmentsRepository } from './departments/departments.repository.js';
import { DepartmentsService } from './departments/departments.service.js';
import { Employee, EmployeeInput, employeeType } from './employees/employee.entity.js';
import { EmployeesController } from './employees/employees.controller.js';
import { EmployeesRepository } from './employees/employees.repository.js';
import { EmployeesService } from './employees/employees.service.js';
import { EmploymentController } from './employees/employment.controller.js';
import { EmploymentService } from './employees/employment.service.js';
import { TeamController, teamReadPermission } from './team/team.controller.js';
import { TeamRepository } from './team/team.repository.js';

export const hrEntities = [Department, Employee, Assignment];

/** Employees, departments and who worked where: all of it behind the HR vault, but for a manager's own team. */
@Module({
  controllers: [
    DepartmentsController,
    EmployeesController,
    EmploymentController,
    AssignmentsController,
    TeamController,
  ],
  providers: [
    HrDemo,
    DepartmentsRepository,
    DepartmentsService,
    EmployeesRepository,
    EmployeesService,
    EmploymentService,
    AssignmentsRepository,
    AssignmentsService,
    TeamRepository,
  ],
  exports: [DepartmentsService, EmployeesService, EmploymentService, AssignmentsService],
})
export class HrModule implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly departments: DepartmentsService,
    private readonly employees: EmployeesService,
    private readonly assignments: AssignmentsService,
  ) {}

  onModuleInit(): void {
    this.records.register(departmentType, this.departments, DepartmentInput);
    this.records.register(employeeType, this.employees, EmployeeInput);
    this.records.register(assignmentType, this.assignments, AssignmentInput);
    for (const type of [departmentType, employeeType, assignmentType])
      this.permissions.declareRecord(type as never);
    this.permissions.declare({
      name: teamReadPermission,
      label: text('Mon équipe : voir noms et postes', 'My team: see names and jobs'),
      module: 'hr',
      vault: false,
      scoped: false,
    });
  }
}
