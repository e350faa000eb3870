import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { RecordRegistry } from '#runtime';
import { WorkspaceModule } from '#workspace';
import { ActivitiesController } from './activities/activities.controller.js';
import { ActivitiesRepository } from './activities/activities.repository.js';
import { ActivitiesService } from './activities/activities.service.js';
import { Activity, ActivityInput, activityType } from './activities/activity.entity.js';
import { ActivityCourseController } from './activities/activity-course.controller.js';
import { ActivityCourseService } from './activities/activity-course.service.js';
import { ActivityImportInput } from './activities/activity-imports.js';
import { ActivityLinks } from './activities/activity-links.js';
import { ActivityNotices } from './activities/activity-notices.js';
import { AffiliatedController } from './affiliations/affiliated.controller.js';
import { Affiliation, AffiliationInput, affiliationType } from './affiliations/affiliation.entity.js';
import { AffiliationsController } from './affiliations/affiliations.controller.js';
import { AffiliationsRepository } from './affiliations/affiliations.repository.js';
import { AffiliationsService } from './affiliations/affiliations.service.js';
import { CalendarController, CalendarFeedController } from './calendar-feed/calendar-feed.controller.js';
import { CalendarFeedRepository } from './calendar-feed/calendar-feed.repository.js';
import { CalendarFeedService } from './calendar-feed/calendar-feed.service.js';
import { CampaignInput, campaignType } from './campaigns/campaign.entity.js';
import { campaignsEntities, campaignsParts, declareCampaignRights } from './campaigns/campaigns.parts.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesRepository } from './companies/companies.repository.js';
import { CompaniesService } from './companies/companies.service.js';
import { Company, CompanyInput, companyType } from './companies/company.entity.js';
import { consentParts } from './consent/consent.parts.js';
import { suppressionPermission } from './consent/suppressions.controller.js';
import { Contact, ContactInput, contactType } from './contacts/contact.entity.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsRepository } from './contacts/contacts.repository.js';
import { ContactsService } from './contacts/contacts.service.js';
import { ActivitiesDemo } from './demo/activities.demo.js';
import { CampaignsDemo } from './demo/campaigns.demo.js';
import { ConsentsDemo } from './demo/consents.demo.js';
import { CrmDemo } from './demo/crm.demo.js';
import { CustomFieldsDemo } from './demo/custom-fields.demo.js';
import { LeadsDemo } from './demo/leads.demo.js';
import { MailsDemo } from './demo/mails.demo.js';
import { OpportunitiesDemo } from './demo/opportunities.demo.js';
import { SegmentsDemo } from './demo/segments.demo.js';
import { WebFormsDemo } from './demo/web-forms.demo.js';
import { duplicatesParts } from './duplicates/duplicates.parts.js';
import { invitationsParts } from './invitations/invitations.parts.js';
import { Lead, LeadInput, leadType } from './leads/lead.entity.js';
import { LeadConversionService } from './leads/lead-conversion.service.js';
import { LeadImportInput } from './leads/lead-imports.js';
import { LeadLifeController } from './leads/lead-life.controller.js';
import { LeadLifeService } from './leads/lead-life.service.js';
import { LeadsController } from './leads/leads.controller.js';
import { LeadsRepository } from './leads/leads.repository.js';
import { LeadsService } from './leads/leads.service.js';
import { Email, EmailInput, emailType } from './mails/email.entity.js';
import { EmailsService } from './mails/emails.service.js';
import { mailsParts } from './mails/mails.parts.js';
import { BoardController } from './opportunities/board.controller.js';
import { BoardRepository } from './opportunities/board.repository.js';
import { BoardService } from './opportunities/board.service.js';
import { OpportunitiesController } from './opportunities/opportunities.controller.js';
import { OpportunitiesRepository } from './opportunities/opportunities.repository.js';
import { OpportunitiesService } from './opportunities/opportunities.service.js';
import { Opportunity, OpportunityInput, opportunityType } from './opportunities/opportunity.entity.js';
import { OpportunityImportInput } from './opportunities/opportunity-import-input.js';
import { OpportunityImports } from './opportunities/opportunity-imports.js';
import { OpportunityMovesController } from './opportunities/opportunity-moves.controller.js';
import { OpportunityMovesService } from './opportunities/opportunity-moves.service.js';
import { Participant, ParticipantInput, participantType } from './opportunities/participant.entity.js';
import { ParticipantsController } from './opportunities/participants.controller.js';
import { ParticipantsRepository } from './opportunities/participants.repository.js';
import { ParticipantsService } from './opportunities/participants.service.js';
import { ReportController } from './opportunities/report.controller.js';
import { ReportRepository } from './opportunities/report.repository.js';
import { ReportService } from './opportunities/report.service.js';
import { StageChangesRepository } from './opportunities/stage-changes.repository.js';
import { LostReason, LostReasonInput, lostReasonType } from './pipelines/lost-reason.entity.js';
import { LostReasonsController } from './pipelines/lost-reasons.controller.js';
import { LostReasonsRepository } from './pipelines/lost-reasons.repository.js';
import { LostReasonsService } from './pipelines/lost-reasons.service.js';
import { Pipeline, PipelineInput, pipelineType } from './pipelines/pipeline.entity.js';
import { PipelinesController } from './pipelines/pipelines.controller.js';
import { PipelinesRepository } from './pipelines/pipelines.repository.js';
import { PipelinesService } from './pipelines/pipelines.service.js';
import { Stage, StageInput, stageType } from './pipelines/stage.entity.js';
import { StagesController } from './pipelines/stages.controller.js';
import { StagesRepository } from './pipelines/stages.repository.js';
import { StagesService } from './pipelines/stages.service.js';
import { Segment, SegmentInput, segmentType } from './segments/segment.entity.js';
import { segmentsParts } from './segments/segments.parts.js';
import { SegmentsService } from './segments/segments.service.js';
import { TodayController } from './today/today.controller.js';
import { TodayRepository } from './today/today.repository.js';
import { TodayService } from './today/today.service.js';
import { webFormsParts } from './web-forms/web-forms.parts.js';

export const crmEntities = [
  Company,
  Contact,
  Affiliation,
  Activity,
  Pipeline,
  Stage,
  LostReason,
  Opportunity,
  Participant,
  Lead,
  Email,
  ...campaignsEntities,
  Segment,
  ...webFormsParts.entities,
];

/** Companies, contacts and the ties between them. */
@Module({
  imports: [WorkspaceModule],
  controllers: [
    CompaniesController,
    ContactsController,
    AffiliationsController,
    AffiliatedController,
    ActivitiesController,
    ActivityCourseController,
    TodayController,
    CalendarFeedController,
    CalendarController,
    PipelinesController,
    StagesController,
    LostReasonsController,
    OpportunitiesController,
    OpportunityMovesController,
    ParticipantsController,
    BoardController,
    ReportController,
    LeadsController,
    LeadLifeController,
    ...duplicatesParts.controllers,
    ...invitationsParts.controllers,
    ...mailsParts.controllers,
    ...consentParts.controllers,
    ...campaignsParts.controllers,
    ...webFormsParts.controllers,
    ...segmentsParts.controllers,
  ],
  providers: [
    CompaniesRepository,
    CompaniesService,
    ContactsRepository,
    ContactsService,
    AffiliationsRepository,
    AffiliationsService,
    ActivitiesRepository,
    ActivitiesService,
    ActivityCourseService,
    ActivityLinks,
    ActivityNotices,
    TodayRepository,
    TodayService,
    CalendarFeedRepository,
    CalendarFeedService,
    PipelinesRepository,
    PipelinesService,
    StagesRepository,
    StagesService,
    LostReasonsRepository,
    LostReasonsService,
    OpportunitiesRepository,
    OpportunitiesService,
    OpportunityImports,
    OpportunityMovesService,
    StageChangesRepository,
    ParticipantsRepository,
    ParticipantsService,
    BoardRepository,
    BoardService,
    ReportRepository,
    ReportService,
    LeadsRepository,
    LeadsService,
    LeadLifeService,
    LeadConversionService,
    ...duplicatesParts.providers,
    ...invitationsParts.providers,
    ...mailsParts.providers,
    ...consentParts.providers,
    ...campaignsParts.providers,
    ...webFormsParts.providers,
    ...segmentsParts.providers,
    CrmDemo,
    OpportunitiesDemo,
    LeadsDemo,
    ConsentsDemo,
    WebFormsDemo,
    // After the records that its activities concern.
    ActivitiesDemo,
    MailsDemo,
    SegmentsDemo,
    CampaignsDemo,
    CustomFieldsDemo,
  ],
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
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
    private readonly affiliations: AffiliationsService,
    private readonly activities: ActivitiesService,
    private readonly pipelines: PipelinesService,
    private readonly stages: StagesService,
    private readonly lostReasons: LostReasonsService,
    private readonly opportunities: OpportunitiesService,
    private readonly participants: ParticipantsService,
    private readonly leads: LeadsService,
    private readonly emails: EmailsService,
    private readonly campaigns: CampaignsService,
    private readonly segments: SegmentsService,
  ) {}

  onModuleInit(): void {
    this.permissions.declare(suppressionPermission);
    this.records.register(companyType, this.companies, CompanyInput);
    this.records.register(contactType, this.contacts, ContactInput);
    this.records.register(affiliationType, this.affiliations, AffiliationInput);
    this.records.register(activityType, this.activities, ActivityInput, ActivityImportInput);
    this.records.register(pipelineType, this.pipelines, PipelineInput);
    this.records.register(stageType, this.stages, StageInput);
    this.records.register(lostReasonType, this.lostReasons, LostReasonInput);
    this.records.register(opportunityType, this.opportunities, OpportunityInput, OpportunityImportInput);
    this.records.register(participantType, this.participants, ParticipantInput);
    this.records.register(campaignType, this.campaigns, CampaignInput);
    declareCampaignRights(this.permissions);
    this.records.register(leadType, this.leads, LeadInput, LeadImportInput);
    this.records.register(emailType, this.emails, EmailInput);
    this.records.register(segmentType, this.segments, SegmentInput);
    for (const type of [
      companyType,
      contactType,
      affiliationType,
      activityType,
      opportunityType,
      participantType,
      leadType,
      emailType,
      campaignType,
      segmentType,
    ])
      this.permissions.declareRecord(type as never);
    for (const type of [pipelineType, stageType, lostReasonType])
      this.permissions.declareRecord(type as never, { configuration: true });
  }
}
