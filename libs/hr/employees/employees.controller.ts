import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { EmployeeInput, employeeType } from './employee.entity.js';
import { EmployeesService } from './employees.service.js';

@ApiTags('hr')
@OfModule('hr')
@Controller(employeeType.path)
export class EmployeesController extends recordsController(employeeType, EmployeeInput) {
  constructor(employees: EmployeesService) {
    super(employees);
  }
}
