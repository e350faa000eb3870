import type { PermissionDefinition } from '#identity';
import { text } from '#kernel';
import type { CrmPart } from '../crm-part.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { Confirmations } from './confirmations.service.js';
import { FormLimiter } from './form-limiter.js';
import { FormPages } from './form-pages.js';
import { FormTokens } from './form-tokens.js';
import { PublicFormsController } from './public-forms.controller.js';
import { Submission, submissionType } from './submission.entity.js';
import { SubmissionConsents } from './submission-consents.js';
import { SubmissionIntake } from './submission-intake.js';
import { SubmissionLeads } from './submission-leads.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { SubmissionsService } from './submissions.service.js';
import { WebFormInput, webFormType } from './web-form.entity.js';
import { WebFormPurge } from './web-form-purge.js';
import { WebFormsController } from './web-forms.controller.js';
import { WebFormsRepository } from './web-forms.repository.js';
import { WebFormsService } from './web-forms.service.js';

const right = (action: 'read' | 'update' | 'delete', fr: string, en: string): PermissionDefinition => ({
  name: submissionType.permission(action),
  label: text(fr, en),
  module: submissionType.module,
  vault: false,
  scoped: true,
});

/** What the module is made of here: forms of the client's site, and what comes in by them. */
export const webFormsPart: CrmPart = {
  // Forms publish: whoever may read them, admins alone change them.
  records: [{ type: webFormType, service: WebFormsService, input: WebFormInput, configuration: true }],
  entities: [Submission],
  // Nobody enters, imports or exports submissions: the leads that they become are for that.
  permissions: [
    right('read', 'Envois de formulaire : voir', 'Form submissions: see'),
    right(
      'update',
      'Envois de formulaire : reprendre les indésirables',
      'Form submissions: accept unwanted ones',
    ),
    right('delete', 'Envois de formulaire : supprimer', 'Form submissions: remove'),
  ],
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
    WebFormsRepository,
    WebFormsService,
  ],
};
