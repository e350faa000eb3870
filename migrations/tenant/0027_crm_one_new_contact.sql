-- @instances company
-- CRM: a contact entered by itself is looked up on the list of refusals before it is written; those of an import together.
DROP TRIGGER refuse_listed_insert ON crm_contact;
CREATE TRIGGER refuse_listed_one BEFORE INSERT ON crm_contact FOR EACH ROW
  WHEN (coalesce(current_setting('app.batch', true), '') = '') EXECUTE FUNCTION b2o.refuse_new_contact();
CREATE TRIGGER refuse_listed_insert AFTER INSERT ON crm_contact REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (coalesce(current_setting('app.batch', true), '') <> '') EXECUTE FUNCTION b2o.refuse_listed_contacts();
