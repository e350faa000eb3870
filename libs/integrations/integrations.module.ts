import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { ImportService } from './imports/import.service.js';
import { ImportExecution } from './imports/import-execution.js';
import { ImportNotices } from './imports/import-notices.js';
import { ImportRunner } from './imports/import-runner.js';
import { ImportUndo } from './imports/import-undo.js';
import { ImportingUsers } from './imports/importing-user.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsRepository } from './imports/imports.repository.js';
import { RejectsController } from './imports/rejects.controller.js';
import { UndoJournal } from './imports/undo-journal.js';
import { WebImports } from './imports/web-imports.service.js';
import { WebRunsRepository } from './imports/web-runs.repository.js';
import { UploadContent } from './uploads/upload-content.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UploadsRepository } from './uploads/uploads.repository.js';
import { UploadsService } from './uploads/uploads.service.js';
import { Proposals } from './wizard/proposals.js';
import { SavedMappingsRepository } from './wizard/saved-mappings.repository.js';
import { TargetsController } from './wizard/targets.controller.js';
import { InstanceTargets } from './wizard/targets.js';
import { Wizard } from './wizard/wizard.service.js';

/** Ways in from other systems: imports of files, by the operator's command and from the web. */
@Module({
  controllers: [ImportsController, RejectsController, UploadsController, TargetsController],
  providers: [
    ImportExecution,
    ImportingUsers,
    ImportNotices,
    ImportRunner,
    ImportService,
    ImportsRepository,
    ImportUndo,
    InstanceTargets,
    Proposals,
    SavedMappingsRepository,
    UndoJournal,
    UploadContent,
    UploadsRepository,
    UploadsService,
    WebImports,
    WebRunsRepository,
    Wizard,
  ],
  exports: [ImportService],
})
export class IntegrationsModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    const rights = {
      read: text('Imports : voir', 'Imports: see'),
      create: text('Imports : envoyer un fichier et le lancer', 'Imports: send a file and start'),
      undo: text('Imports : arrêter, annuler', 'Imports: stop, undo'),
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
