import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordsController } from '#runtime';
import { RoleInput, roleType } from './role.entity.js';
import { RolesService } from './roles.service.js';

@ApiTags('identity')
@Controller(roleType.path)
export class RolesController extends recordsController(roleType, RoleInput) {
  constructor(roles: RolesService) {
    super(roles);
  }
}
