-- @instances company
-- CRM: values of the fields that the company adds to its records (workspace_custom_field).

-- By key. Equality is containment, which the index answers; the rest is compared row by row.
ALTER TABLE crm_company ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
ALTER TABLE crm_contact ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
ALTER TABLE crm_lead ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
ALTER TABLE crm_opportunity ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
ALTER TABLE crm_activity ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
CREATE INDEX crm_company_custom ON crm_company USING gin (custom jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_contact_custom ON crm_contact USING gin (custom jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_lead_custom ON crm_lead USING gin (custom jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_opportunity_custom ON crm_opportunity USING gin (custom jsonb_path_ops) WITH (gin_pending_list_limit = 64);
CREATE INDEX crm_activity_custom ON crm_activity USING gin (custom jsonb_path_ops) WITH (gin_pending_list_limit = 64);
