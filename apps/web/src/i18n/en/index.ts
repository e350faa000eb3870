import { account } from './account';
import { app } from './app';
import { audit } from './audit';
import { backupStatus, backupWatch } from './backup-watch';
import { backups } from './backups';
import { choices } from './choices';
import { company } from './company';
import { crm } from './crm';
import { crmActivities } from './crm-activities';
import { crmCampaigns } from './crm-campaigns';
import { crmConsents } from './crm-consents';
import { crmLeads } from './crm-leads';
import { crmMails, mailSettings } from './crm-mails';
import { crmOpportunities } from './crm-opportunities';
import { crmRetention } from './crm-retention';
import { crmRights } from './crm-rights';
import { crmSegments } from './crm-segments';
import { customFields } from './custom-fields';
import { erasures } from './erasures';
import { form } from './form';
import { hr } from './hr';
import { identity } from './identity';
import { imports } from './imports';
import { inspections } from './inspections';
import { list } from './list';
import { page } from './page';
import { ra } from './ra';
import { settings } from './settings';
import { tags, tagWords } from './tags';
import { users } from './users';
import { clientRequests, webForms } from './web-forms';

/** Every text of the application in English. */
export const en = {
  account,
  app,
  backupStatus,
  backupWatch,
  backups,
  choices,
  crm: {
    ...crm,
    ...crmLeads,
    ...webForms,
    ...crmConsents,
    ...crmOpportunities,
    ...crmActivities,
    ...crmMails,
    ...crmSegments,
    ...crmCampaigns,
    ...crmRetention,
    ...crmRights,
  },
  customFields,
  form,
  hr,
  identity: { ...identity, ...users, audit },
  imports,
  erasures,
  inspections,
  list,
  page,
  ra,
  settings,
  tags,
  workspace: { mailSettings, 'client-request': clientRequests, tag: tagWords, company },
};
