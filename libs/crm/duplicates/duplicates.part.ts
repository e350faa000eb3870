import type { CrmPart } from '../crm-part.js';
import { DuplicateCheckController } from './duplicate-check.controller.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { DuplicatesService } from './duplicates.service.js';
import { LinksRepository } from './links.repository.js';
import { CompanyMergeController, ContactMergeController } from './merge.controller.js';
import { MergeService } from './merge.service.js';
import { MergeChangesRepository } from './merge-changes.repository.js';
import { MergeKinds } from './merge-kinds.js';
import { MergeNotices } from './merge-notices.js';
import { MergePurge } from './merge-purge.js';
import { MergeUndoRepository } from './merge-undo.repository.js';
import { MergeUndoService } from './merge-undo.service.js';
import { MergesController } from './merges.controller.js';
import { MergesRepository } from './merges.repository.js';
import { MergesService } from './merges.service.js';

/** What the module is made of here: the check for duplicates, merges and their undoing. */
export const duplicatesPart: CrmPart = {
  controllers: [DuplicateCheckController, CompanyMergeController, ContactMergeController, MergesController],
  providers: [
    DuplicatesRepository,
    DuplicatesService,
    LinksRepository,
    MergeChangesRepository,
    MergeKinds,
    MergeNotices,
    MergePurge,
    MergeService,
    MergeUndoRepository,
    MergeUndoService,
    MergesRepository,
    MergesService,
  ],
};
