-- @instances company
-- CRM: indexes that are asked for.

-- Of contacts nobody asks for lower(email): duplicates and mails look into all their addresses (crm_contact_by_emails). Lists
-- and imports ask for the main one as it is stored, which is in lower case.
DROP INDEX crm_contact_by_email;
CREATE INDEX crm_contact_by_email ON crm_contact (email);

-- Somebody's day is what they have open; what they won and lost over the years is beside it.
DROP INDEX crm_opportunity_by_owner;
CREATE INDEX crm_opportunity_by_owner ON crm_opportunity (owner_id, closed_at);
