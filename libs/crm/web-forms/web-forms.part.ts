import type { CrmPart } from '../crm-part.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { Confirmations } from './confirmations.service.js';
import { FormLimiter } from './form-limiter.js';
import { FormPages } from './form-pages.js';
import { FormTokens } from './form-tokens.js';
import { PublicFormsController } from './public-forms.controller.js';
import { Submission } from './submission.entity.js';
import { SubmissionConsents } from './submission-consents.js';
import { SubmissionIntake } from './submission-intake.js';
import { SubmissionLeads } from './submission-leads.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { SubmissionsService } from './submissions.service.js';
import { WebForm } from './web-form.entity.js';
import { WebFormPurge } from './web-form-purge.js';
import { WebFormRecords } from './web-form-records.js';
import { WebFormsController } from './web-forms.controller.js';
import { WebFormsRepository } from './web-forms.repository.js';
import { WebFormsService } from './web-forms.service.js';

/** What the module is made of here: forms of the client's site, and what comes in by them. */
export const webFormsPart: CrmPart = {
  entities: [WebForm, Submission],
  controllers: [WebFormsController, SubmissionsController, PublicFormsController, ConfirmationsController],
  providers: [
    Confirmations,
    FormLimiter,
    FormPages,
    FormTokens,
    SubmissionConsents,
    SubmissionIntake,
    SubmissionLeads,
    SubmissionsRepository,
    SubmissionsService,
    WebFormPurge,
    WebFormRecords,
    WebFormsRepository,
    WebFormsService,
  ],
};
