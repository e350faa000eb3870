-- What every module shares on screen: the company's profile, saved views, each user's preferences. The console has
-- them too.

CREATE TABLE workspace_company (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  legal_name text NOT NULL CHECK (length(legal_name) BETWEEN 1 AND 200),
  trade_name text,
  legal_form text CHECK (legal_form IN ('ei', 'eurl', 'sarl', 'sasu', 'sas', 'sa', 'snc', 'scs', 'sca', 'sci', 'sccv', 'scm',
    'scop', 'scic', 'selarl', 'selas', 'gie', 'association', 'foreign')),
  sole_trader boolean GENERATED ALWAYS AS (coalesce(legal_form = 'ei', false)) STORED,
  share_capital text CHECK (share_capital ~ '^(0|[1-9][0-9]{0,14})([.][0-9]{1,2})?$'),
  share_capital_currency text NOT NULL DEFAULT 'EUR' CHECK (share_capital_currency ~ '^[A-Z]{3}$'),
  siren text CHECK (siren ~ '^[0-9]{9}$'),
  siret text CHECK (siret ~ '^[0-9]{14}$'),
  register text CHECK (register IN ('rcs', 'rne', 'rm')),
  register_city text,
  register_number text,
  naf_code text,
  vat_number text,
  vat_exempt boolean NOT NULL DEFAULT false,
  addresses jsonb NOT NULL DEFAULT '[]',
  phone text,
  email text,
  website text,
  accent_colour text CHECK (accent_colour ~ '^#[0-9a-f]{6}$'),
  language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
  holiday_zone text NOT NULL DEFAULT 'metropolitan' CHECK (holiday_zone IN ('metropolitan', 'alsace-moselle', 'guadeloupe',
    'martinique', 'french-guiana', 'reunion', 'mayotte', 'saint-barthelemy', 'saint-martin', 'saint-pierre-et-miquelon')),
  logo_file_id uuid REFERENCES stored_file,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
-- One row: an instance is one company.
CREATE UNIQUE INDEX workspace_company_only ON workspace_company ((true));
SELECT b2o.open_table('workspace_company');

CREATE TABLE workspace_view (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  resource text NOT NULL CHECK (resource ~ '^[a-z][a-z0-9-]*[.][a-z][a-z0-9-]*$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  shared boolean NOT NULL DEFAULT false,
  owner_id uuid NOT NULL REFERENCES identity_user,
  definition jsonb NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE INDEX workspace_view_by_resource ON workspace_view (resource, position, id);
CREATE INDEX workspace_view_by_owner ON workspace_view (owner_id);
SELECT b2o.open_table('workspace_view');

-- The view that a list opens with, for one user: their own or a shared one.
CREATE TABLE workspace_default_view (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity_user ON DELETE CASCADE,
  resource text NOT NULL CHECK (resource ~ '^[a-z][a-z0-9-]*[.][a-z][a-z0-9-]*$'),
  view_id uuid NOT NULL REFERENCES workspace_view ON DELETE CASCADE
);
CREATE UNIQUE INDEX workspace_default_view_once ON workspace_default_view (user_id, resource);
CREATE INDEX workspace_default_view_by_view ON workspace_default_view (view_id);
SELECT b2o.open_table('workspace_default_view');

-- The row's id is the user's. What somebody looked at last is nobody's history: the journal keeps the key only.
CREATE TABLE workspace_preference (
  id uuid PRIMARY KEY REFERENCES identity_user ON DELETE CASCADE,
  preferences jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT b2o.open_table('workspace_preference', 'keys-only');

-- New rights of roles that exist already; those of new instances come with provisioning.
UPDATE identity_role SET permissions = permissions || '{"workspace.view.share": "all"}', version = version + 1
WHERE key = 'manager' AND built_in;
