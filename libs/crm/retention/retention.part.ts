import type { PermissionDefinition } from '#identity';
import { text } from '#kernel';
import type { CrmPart } from '../crm-part.js';
import { Anonymiser } from './anonymiser.js';
import { ArchiveRepository } from './archive.repository.js';
import { ArchivedPeopleController } from './archived-people.controller.js';
import { ArchivedPerson, archivedPersonType } from './archived-person.entity.js';
import { ProspectsRepository } from './prospects.repository.js';
import { RetentionCasesController, RetentionSettingsController } from './retention.controller.js';
import { RetentionCase, retentionCaseType } from './retention-case.entity.js';
import { RetentionCasesRepository } from './retention-cases.repository.js';
import { RetentionDecisions } from './retention-decisions.service.js';
import { RetentionNotices } from './retention-notices.js';
import { RetentionReview } from './retention-review.js';
import { RetentionSettings, retentionSettingsType } from './retention-settings.entity.js';
import { RetentionSettingsRepository } from './retention-settings.repository.js';

/** Of the built-in roles only the admin's has these at first: a company may give them to whom it wants. */
const right = (name: string, fr: string, en: string): PermissionDefinition => ({
  name,
  label: text(fr, en),
  module: 'crm',
  vault: false,
  scoped: false,
  adminOnly: true,
});

/** What the module is made of here: how long prospects are kept. */
export const retentionPart: CrmPart = {
  entities: [RetentionCase, RetentionSettings, ArchivedPerson],
  permissions: [
    right(
      retentionCaseType.permission('read'),
      'Prospects arrivés à échéance : voir',
      'Prospects whose time is over: see',
    ),
    right(
      retentionCaseType.permission('update'),
      'Prospects arrivés à échéance : décider',
      'Prospects whose time is over: decide',
    ),
    right(
      archivedPersonType.permission('read'),
      'Prospects archivés : consulter',
      'Archived prospects: consult',
    ),
    right(
      retentionSettingsType.permission('update'),
      'Conservation des prospects : régler',
      'How long prospects are kept: set',
    ),
  ],
  controllers: [RetentionCasesController, RetentionSettingsController, ArchivedPeopleController],
  providers: [
    Anonymiser,
    ArchiveRepository,
    ProspectsRepository,
    RetentionCasesRepository,
    RetentionDecisions,
    RetentionNotices,
    RetentionReview,
    RetentionSettingsRepository,
  ],
};
