import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Permission } from '#runtime';
import { type PermissionDefinition, PermissionRegistry } from '../permissions.js';

class LabelAnswer {
  @ApiProperty({ type: String })
  fr!: string;

  @ApiProperty({ type: String })
  en!: string;
}

class PermissionAnswer {
  @ApiProperty({ type: String, example: 'crm.contact.read' })
  name!: string;

  @ApiProperty({ type: LabelAnswer })
  label!: LabelAnswer;

  @ApiProperty({ type: String })
  module!: string;

  @ApiProperty({ type: Boolean, description: 'Held by HR referents in person; no role may hold it' })
  vault!: boolean;

  @ApiProperty({ type: Boolean, description: 'May be limited to own or team records' })
  scoped!: boolean;
}

class PermissionListAnswer {
  @ApiProperty({ type: [PermissionAnswer] })
  items!: PermissionAnswer[];
}

/** Every right there is, for those who make roles. */
@ApiTags('identity')
@Controller('identity/permissions')
export class PermissionsController {
  constructor(private readonly permissions: PermissionRegistry) {}

  @Get()
  @Permission('identity.role.read')
  @ApiOperation({ summary: 'List every right', operationId: 'list permissions' })
  @ApiOkResponse({ type: PermissionListAnswer })
  list(): { items: PermissionDefinition[] } {
    return { items: this.permissions.all() };
  }
}
