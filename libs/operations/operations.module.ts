import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { InstanceExporter } from './instance-exporter.js';
import { InstanceOpening } from './instance-opening.js';
import { InstancesController } from './instances.controller.js';

/** What B2O's operators do: provision instances and look after them, without ever looking inside. */
@Module({
  controllers: [InstancesController],
  providers: [InstanceExporter, InstanceOpening],
  exports: [InstanceExporter, InstanceOpening],
})
export class OperationsModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    const labels = {
      read: text('Instances : voir', 'Instances: see'),
      create: text('Instances : ouvrir', 'Instances: open'),
      update: text('Instances : modifier', 'Instances: change'),
    };
    for (const [action, label] of Object.entries(labels)) {
      this.permissions.declare({
        name: `operations.instance.${action}`,
        label,
        module: 'operations',
        vault: false,
        scoped: false,
      });
    }
  }
}
