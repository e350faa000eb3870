import { account } from './account';
import { app } from './app';
import { audit } from './audit';
import { backups } from './backups';
import { choices } from './choices';
import { company } from './company';
import { crm } from './crm';
import { crmActivities } from './crm-activities';
import { crmLeads } from './crm-leads';
import { crmOpportunities } from './crm-opportunities';
import { form } from './form';
import { hr } from './hr';
import { identity } from './identity';
import { imports } from './imports';
import { list } from './list';
import { page } from './page';
import { ra } from './ra';
import { settings } from './settings';
import { users } from './users';

/** Every text of the application in French. */
export const fr = {
  account,
  app,
  backups,
  choices,
  crm: { ...crm, ...crmLeads, ...crmOpportunities, ...crmActivities },
  form,
  hr,
  identity: { ...identity, ...users, audit },
  imports,
  list,
  page,
  ra,
  settings,
  workspace: { company },
};
