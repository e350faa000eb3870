// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.

/** Where the records that a field may point to are, and the fields that name them. */
export const recordPlaces = {
  'crm.activity': { path: 'crm/activities', title: ['subject'] },
  'crm.affiliation': { path: 'crm/affiliations', title: [] },
  'crm.archived-person': { path: 'crm/archived-people', title: ['title'] },
  'crm.campaign': { path: 'crm/campaigns', title: ['name'] },
  'crm.campaign-recipient': { path: 'crm/campaign-recipients', title: [] },
  'crm.campaign-settings': { path: 'crm/campaign-settings', title: [] },
  'crm.company': { path: 'crm/companies', title: ['name'] },
  'crm.contact': { path: 'crm/contacts', title: ['firstName', 'lastName'] },
  'crm.email': { path: 'crm/emails', title: ['subject'] },
  'crm.lead': { path: 'crm/leads', title: ['title'] },
  'crm.lost-reason': { path: 'crm/lost-reasons', title: ['name'] },
  'crm.mail-template': { path: 'crm/mail-templates', title: ['name'] },
  'crm.opportunity': { path: 'crm/opportunities', title: ['name'] },
  'crm.participant': { path: 'crm/participants', title: [] },
  'crm.pipeline': { path: 'crm/pipelines', title: ['name'] },
  'crm.retention-case': { path: 'crm/retention-cases', title: [] },
  'crm.retention-settings': { path: 'crm/retention-settings', title: [] },
  'crm.rights-request': { path: 'crm/rights-requests', title: ['person'] },
  'crm.segment': { path: 'crm/segments', title: ['name'] },
  'crm.stage': { path: 'crm/stages', title: ['name'] },
  'crm.web-form': { path: 'crm/web-forms', title: ['name'] },
  'crm.web-form-submission': { path: 'crm/web-form-submissions', title: [] },
  'hr.assignment': { path: 'hr/assignments', title: [] },
  'hr.department': { path: 'hr/departments', title: ['name'] },
  'hr.employee': { path: 'hr/employees', title: ['firstName', 'lastName'] },
  'identity.role': { path: 'identity/roles', title: ['name'] },
  'identity.team': { path: 'identity/teams', title: ['name'] },
  'identity.user': { path: 'identity/users', title: ['firstName', 'lastName'] },
  'workspace.client-request': { path: 'workspace/client-requests', title: ['name'] },
  'workspace.company': { path: 'workspace/company', title: ['legalName'] },
  'workspace.tag': { path: 'workspace/tags', title: ['name'] },
} as const;

export type RecordName = keyof typeof recordPlaces;
