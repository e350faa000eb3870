-- @instances company
-- CRM: whether the first message to somebody whose data came from elsewhere says from where (CRM-4; RGPD art. 14-3 b).
ALTER TABLE crm_email ADD COLUMN tells_origin boolean NOT NULL DEFAULT true;
