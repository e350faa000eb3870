import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { ImportService } from './imports/import.service.js';
import { ImportUndo } from './imports/import-undo.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsRepository } from './imports/imports.repository.js';
import { UndoJournal } from './imports/undo-journal.js';

/** Ways in from other systems: imports of files. */
@Module({
  controllers: [ImportsController],
  providers: [ImportService, ImportsRepository, ImportUndo, UndoJournal],
  exports: [ImportService],
})
export class IntegrationsModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    const rights = {
      read: text('Imports : voir', 'Imports: see'),
      undo: text('Imports : annuler', 'Imports: undo'),
    };
    for (const [action, label] of Object.entries(rights))
      this.permissions.declare({
        name: `integrations.import.${action}`,
        label,
        module: 'integrations',
        vault: false,
        scoped: false,
      });
  }
}
