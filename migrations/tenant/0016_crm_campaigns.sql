-- @instances company
-- CRM: campaigns, and whom they went to.

CREATE TABLE crm_campaign (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || coalesce(subject, ''))) STORED,
  -- Whom it went to is kept row by row: a segment that is removed leaves a campaign of the past as it was.
  segment_id uuid REFERENCES crm_segment ON DELETE SET NULL,
  subject text,
  preheader text,
  body text,
  reply_to text,
  theme text CHECK (theme IN ('energy-renovation')),
  rate_per_minute integer NOT NULL DEFAULT 60 CHECK (rate_per_minute > 0),
  track_opens boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'tested', 'scheduled', 'sending', 'paused', 'done', 'stopped')),
  scheduled_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  trouble text,
  recipient_count integer NOT NULL DEFAULT 0,
  sent_count integer NOT NULL DEFAULT 0,
  pending_count integer NOT NULL DEFAULT 0,
  skipped_count integer NOT NULL DEFAULT 0,
  bounced_count integer NOT NULL DEFAULT 0,
  unsubscribed_count integer NOT NULL DEFAULT 0,
  complained_count integer NOT NULL DEFAULT 0,
  unknown_count integer NOT NULL DEFAULT 0,
  opened_count integer NOT NULL DEFAULT 0,
  owner_id uuid,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (state <> 'scheduled' OR scheduled_at IS NOT NULL),
  CHECK ((state IN ('done', 'stopped')) = (ended_at IS NOT NULL))
);
CREATE INDEX crm_campaign_by_name ON crm_campaign (name, id);
CREATE INDEX crm_campaign_by_creation ON crm_campaign (created_at, id);
CREATE INDEX crm_campaign_by_update ON crm_campaign (updated_at, id);
CREATE INDEX crm_campaign_by_owner ON crm_campaign (owner_id);
CREATE INDEX crm_campaign_by_segment ON crm_campaign (segment_id);
CREATE INDEX crm_campaign_search ON crm_campaign USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('crm_campaign');
SELECT b2o.mark_derived('crm_campaign', 'recipient_count', 'sent_count', 'pending_count', 'skipped_count',
  'bounced_count', 'unsubscribed_count', 'complained_count', 'unknown_count', 'opened_count');

-- Which batch of a campaign comes next, and which process is at it until when.
CREATE TABLE crm_campaign_run (
  id uuid PRIMARY KEY REFERENCES crm_campaign ON DELETE CASCADE,
  number integer NOT NULL DEFAULT 0,
  lease uuid,
  leased_until timestamptz,
  -- Batches in a row that found no server to send by.
  failures integer NOT NULL DEFAULT 0,
  -- The table's own number in the catalogue when the campaign was set going. In a restored copy it is another one:
  -- there nobody knows which mails left since the copy was taken, and nothing goes on by itself.
  place bigint NOT NULL,
  touched_at timestamptz NOT NULL DEFAULT now()
);
SELECT b2o.open_table('crm_campaign_run', 'none');

-- One row for each contact of the segment when the sending began. A row goes from pending to sending in a transaction
-- of its own before its mail leaves, and nothing brings it back: no crash can make a mail leave twice.
CREATE TABLE crm_campaign_recipient (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version integer NOT NULL DEFAULT 1,
  campaign_id uuid NOT NULL REFERENCES crm_campaign ON DELETE CASCADE,
  contact_id uuid NOT NULL REFERENCES crm_contact ON DELETE CASCADE,
  address text,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'skipped', 'bounced',
    'unsubscribed', 'complained', 'unknown')),
  reason text,
  detail text,
  -- What its bounces and its openings are known by: hard to guess, and of this row alone.
  token text NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', ''),
  message_id text,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  lease uuid,
  claimed_at timestamptz,
  sent_at timestamptz,
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (state IN ('pending', 'sending', 'sent', 'unsubscribed', 'complained') OR reason IS NOT NULL),
  CHECK (address IS NOT NULL OR state = 'skipped')
);
CREATE UNIQUE INDEX crm_campaign_recipient_once ON crm_campaign_recipient (campaign_id, address) WHERE state <> 'skipped';
CREATE INDEX crm_campaign_recipient_by_state ON crm_campaign_recipient (campaign_id, state, id);
CREATE INDEX crm_campaign_recipient_by_address ON crm_campaign_recipient (address, id);
CREATE INDEX crm_campaign_recipient_by_contact ON crm_campaign_recipient (contact_id, sent_at);
CREATE INDEX crm_campaign_recipient_by_claim ON crm_campaign_recipient (claimed_at) WHERE claimed_at IS NOT NULL;
SELECT b2o.open_table('crm_campaign_recipient', 'none');

-- What holds for all campaigns of the instance. One row.
CREATE TABLE crm_campaign_settings (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  -- Whether campaigns may count openings at all: a picture that tells on its reader needs their consent.
  open_tracking boolean NOT NULL DEFAULT false,
  rate_per_minute integer NOT NULL DEFAULT 600 CHECK (rate_per_minute > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX crm_campaign_settings_one ON crm_campaign_settings ((true));
INSERT INTO crm_campaign_settings (id) VALUES (gen_random_uuid());
SELECT b2o.open_table('crm_campaign_settings');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.campaign.read": "all",
  "crm.campaign.create": "all", "crm.campaign.update": "all", "crm.campaign.delete": "all", "crm.campaign.export": "all",
  "crm.campaign.import": "all", "crm.campaign.mass-edit": "all", "crm.campaign.send": "all", "crm.campaign.bounces": "all",
  "crm.campaign-recipient.read": "all", "crm.campaign-recipient.export": "all"}'
WHERE key = 'manager' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.campaign.read": "all",
  "crm.campaign.create": "all", "crm.campaign.update": "team", "crm.campaign-recipient.read": "all"}'
WHERE key = 'member' AND built_in;
UPDATE identity_role SET version = version + 1, permissions = permissions || '{"crm.campaign.read": "all",
  "crm.campaign-recipient.read": "all"}'
WHERE key = 'reader' AND built_in;
