// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.

/** Where the records that a field may point to are, and the fields that name them. */
export const recordPlaces = {
  'crm.activity': { path: 'crm/activities', title: ['subject'] },
  'crm.affiliation': { path: 'crm/affiliations', title: [] },
  'crm.company': { path: 'crm/companies', title: ['name'] },
  'crm.contact': { path: 'crm/contacts', title: ['firstName', 'lastName'] },
  'crm.lead': { path: 'crm/leads', title: ['title'] },
  'crm.lost-reason': { path: 'crm/lost-reasons', title: ['name'] },
  'crm.opportunity': { path: 'crm/opportunities', title: ['name'] },
  'crm.participant': { path: 'crm/participants', title: [] },
  'crm.pipeline': { path: 'crm/pipelines', title: ['name'] },
  'crm.stage': { path: 'crm/stages', title: ['name'] },
  'hr.assignment': { path: 'hr/assignments', title: [] },
  'hr.department': { path: 'hr/departments', title: ['name'] },
  'hr.employee': { path: 'hr/employees', title: ['firstName', 'lastName'] },
  'identity.role': { path: 'identity/roles', title: ['name'] },
  'identity.team': { path: 'identity/teams', title: ['name'] },
  'identity.user': { path: 'identity/users', title: ['firstName', 'lastName'] },
  'workspace.company': { path: 'workspace/company', title: ['legalName'] },
} as const;

export type RecordName = keyof typeof recordPlaces;
