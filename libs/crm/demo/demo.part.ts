import type { CrmPart } from '../crm-part.js';
import { ActivitiesDemo } from './activities.demo.js';
import { CampaignsDemo } from './campaigns.demo.js';
import { ConsentsDemo } from './consents.demo.js';
import { CrmDemo } from './crm.demo.js';
import { CustomFieldsDemo } from './custom-fields.demo.js';
import { LeadsDemo } from './leads.demo.js';
import { MailTemplatesDemo } from './mail-templates.demo.js';
import { MailsDemo } from './mails.demo.js';
import { OpportunitiesDemo } from './opportunities.demo.js';
import { RetentionDemo } from './retention.demo.js';
import { RightsRequestsDemo } from './rights-requests.demo.js';
import { SegmentsDemo } from './segments.demo.js';
import { WebFormsDemo } from './web-forms.demo.js';

/** What the demo shows, in an order in which each finds the records that it is about. */
export const demoPart: CrmPart = {
  controllers: [],
  providers: [
    CrmDemo,
    OpportunitiesDemo,
    LeadsDemo,
    ConsentsDemo,
    WebFormsDemo,
    ActivitiesDemo,
    MailsDemo,
    SegmentsDemo,
    CampaignsDemo,
    CustomFieldsDemo,
    RetentionDemo,
    RightsRequestsDemo,
    MailTemplatesDemo,
  ],
};
