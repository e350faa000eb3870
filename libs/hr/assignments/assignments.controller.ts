import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { AssignmentInput, assignmentType } from './assignment.entity.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('hr')
@OfModule('hr')
@Controller(assignmentType.path)
export class AssignmentsController extends recordsController(assignmentType, AssignmentInput) {
  constructor(assignments: AssignmentsService) {
    super(assignments);
  }
}
