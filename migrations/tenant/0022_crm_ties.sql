-- Whoever may tie a contact to a company or to an opportunity takes back what they have tied.
UPDATE identity_role SET version = version + 1,
  permissions = permissions || '{"crm.affiliation.delete": "all", "crm.participant.delete": "all"}'
WHERE key = 'member' AND built_in;
