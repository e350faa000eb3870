import { Module, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { PermissionRegistry } from '#identity';
import { RecordRegistry } from '#runtime';
import { WorkspaceModule } from '#workspace';
import { activitiesPart } from './activities/activities.part.js';
import { ActivitiesService } from './activities/activities.service.js';
import { affiliationsPart } from './affiliations/affiliations.part.js';
import { AffiliationsService } from './affiliations/affiliations.service.js';
import { calendarFeedPart } from './calendar-feed/calendar-feed.part.js';
import { calendarImportPart } from './calendar-import/calendar-import.part.js';
import { campaignsPart } from './campaigns/campaigns.part.js';
import { companiesPart } from './companies/companies.part.js';
import { CompaniesService } from './companies/companies.service.js';
import { consentPart } from './consent/consent.part.js';
import { contactsPart } from './contacts/contacts.part.js';
import { ContactsService } from './contacts/contacts.service.js';
import type { CrmPart } from './crm-part.js';
import { demoPart } from './demo/demo.part.js';
import { duplicatesPart } from './duplicates/duplicates.part.js';
import { invitationsPart } from './invitations/invitations.part.js';
import { leadsPart } from './leads/leads.part.js';
import { LeadsService } from './leads/leads.service.js';
import { mailTemplatesPart } from './mail-templates/mail-templates.part.js';
import { mailsPart } from './mails/mails.part.js';
import { opportunitiesPart } from './opportunities/opportunities.part.js';
import { OpportunitiesService } from './opportunities/opportunities.service.js';
import { pipelinesPart } from './pipelines/pipelines.part.js';
import { retentionPart } from './retention/retention.part.js';
import { rightsRequestsPart } from './rights-requests/rights-requests.part.js';
import { segmentsPart } from './segments/segments.part.js';
import { todayPart } from './today/today.part.js';
import { webFormsPart } from './web-forms/web-forms.part.js';

/** Those that come later may use what the earlier ones are made of. */
const parts: readonly CrmPart[] = [
  companiesPart,
  contactsPart,
  affiliationsPart,
  pipelinesPart,
  opportunitiesPart,
  leadsPart,
  activitiesPart,
  todayPart,
  calendarFeedPart,
  calendarImportPart,
  duplicatesPart,
  consentPart,
  segmentsPart,
  campaignsPart,
  webFormsPart,
  mailsPart,
  invitationsPart,
  retentionPart,
  rightsRequestsPart,
  mailTemplatesPart,
  demoPart,
];
const records = parts.flatMap((part) => part.records ?? []);

export const crmEntities = [
  ...records.map(({ type }) => type.entity),
  ...parts.flatMap(({ entities }) => entities ?? []),
];

/** Companies and people, what is sold to them, what is done for it, and what they want to hear of us. */
@Module({
  imports: [WorkspaceModule],
  controllers: parts.flatMap(({ controllers }) => controllers),
  providers: parts.flatMap(({ providers }) => providers),
  exports: [
    ActivitiesService,
    CompaniesService,
    ContactsService,
    AffiliationsService,
    LeadsService,
    OpportunitiesService,
  ],
})
export class CrmModule implements OnModuleInit {
  constructor(
    private readonly modules: ModuleRef,
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
  ) {}

  onModuleInit(): void {
    for (const { type, service, input, imports, configuration = false } of records) {
      this.records.register(type, this.modules.get(service), input, imports);
      this.permissions.declareRecord(type, { configuration });
    }
    for (const right of parts.flatMap(({ permissions }) => permissions ?? []))
      this.permissions.declare(right);
  }
}
