import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { ViewsController } from './views.controller.js';
import { ViewsRepository } from './views.repository.js';
import { ViewsService, viewSharePermission } from './views.service.js';

/** Lists as people like them. */
@Module({
  controllers: [ViewsController],
  providers: [ViewsRepository, ViewsService],
  exports: [ViewsService],
})
export class ViewsModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    this.permissions.declare({
      name: viewSharePermission,
      label: text('Vues : partager', 'Views: share'),
      module: 'workspace',
      vault: false,
      scoped: false,
    });
  }
}
