import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { DepartmentInput, departmentType } from './department.entity.js';
import { DepartmentsService } from './departments.service.js';

@ApiTags('hr')
@OfModule('hr')
@Controller(departmentType.path)
export class DepartmentsController extends recordsController(departmentType, DepartmentInput) {
  constructor(departments: DepartmentsService) {
    super(departments);
  }
}
