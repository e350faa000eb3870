import type { CrmPart } from '../crm-part.js';
import { BoardController } from './board.controller.js';
import { BoardRepository } from './board.repository.js';
import { BoardService } from './board.service.js';
import { ImportedContacts } from './imported-contacts.js';
import { OpportunitiesController } from './opportunities.controller.js';
import { OpportunitiesRepository } from './opportunities.repository.js';
import { OpportunitiesService } from './opportunities.service.js';
import { OpportunityInput, opportunityType } from './opportunity.entity.js';
import { OpportunityImportInput } from './opportunity-import-input.js';
import { OpportunityImports } from './opportunity-imports.js';
import { OpportunityMovesController } from './opportunity-moves.controller.js';
import { OpportunityMovesService } from './opportunity-moves.service.js';
import { ParticipantInput, participantType } from './participant.entity.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';
import { ReportController } from './report.controller.js';
import { ReportRepository } from './report.repository.js';
import { ReportService } from './report.service.js';
import { StageChangesRepository } from './stage-changes.repository.js';

/** Sales in the making, their board and their report. */
export const opportunitiesPart: CrmPart = {
  records: [
    {
      type: opportunityType,
      service: OpportunitiesService,
      input: OpportunityInput,
      imports: OpportunityImportInput,
    },
    { type: participantType, service: ParticipantsService, input: ParticipantInput },
  ],
  controllers: [
    OpportunitiesController,
    OpportunityMovesController,
    ParticipantsController,
    BoardController,
    ReportController,
  ],
  providers: [
    OpportunitiesRepository,
    OpportunitiesService,
    OpportunityImports,
    ImportedContacts,
    OpportunityMovesService,
    StageChangesRepository,
    ParticipantsRepository,
    ParticipantsService,
    BoardRepository,
    BoardService,
    ReportRepository,
    ReportService,
  ],
};
