export { type Assignment, AssignmentInput, assignmentType } from './assignments/assignment.entity.js';
export { AssignmentsService } from './assignments/assignments.service.js';
export { type Department, DepartmentInput, departmentType } from './departments/department.entity.js';
export { DepartmentsService } from './departments/departments.service.js';
export { EmployeeDepartureInput } from './employees/departure-input.js';
export { type Employee, EmployeeInput, employeeType } from './employees/employee.entity.js';
export { EmployeesService } from './employees/employees.service.js';
export { EmploymentService } from './employees/employment.service.js';
export { HrModule, hrEntities } from './hr.module.js';
