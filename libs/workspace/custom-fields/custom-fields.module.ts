import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { CustomFieldsController } from './custom-fields.controller.js';
import { CustomFieldsRepository } from './custom-fields.repository.js';
import { CustomFieldsService, customFieldPermission } from './custom-fields.service.js';

/** Fields that the company adds to its records. */
@Module({
  controllers: [CustomFieldsController],
  providers: [CustomFieldsRepository, CustomFieldsService],
  exports: [CustomFieldsService],
})
export class CustomFieldsModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    this.permissions.declare({
      name: customFieldPermission,
      label: text('Champs personnalisés : modifier', 'Custom fields: change'),
      module: 'workspace',
      vault: false,
      scoped: false,
      adminOnly: true,
    });
  }
}
