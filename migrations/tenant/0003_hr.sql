-- @instances company
-- HR: every table belongs to the vault role (names hr_…); only the team directory below is visible without it.

CREATE TABLE hr_department (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  group_name text,
  parent_id uuid REFERENCES hr_department,
  external_id text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  search_text text GENERATED ALWAYS AS (b2o.fold(name || ' ' || coalesce(group_name, ''))) STORED
);
CREATE UNIQUE INDEX hr_department_name ON hr_department (lower(name));
CREATE UNIQUE INDEX hr_department_external_id ON hr_department (external_id);
SELECT b2o.open_table('hr_department');

CREATE TABLE hr_employee (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  last_name text NOT NULL CHECK (length(last_name) BETWEEN 1 AND 100),
  -- Near the front, with what lists sort by: a search reads these two of many rows and the rest of a page only.
  search_text text GENERATED ALWAYS AS (b2o.fold(
    first_name || ' ' || last_name || ' ' || first_name || ' ' || coalesce(staff_number, '') || ' '
    || coalesce(job_title, '') || ' ' || coalesce(work_email, ''))) STORED,
  staff_number text CHECK (length(staff_number) BETWEEN 1 AND 30),
  state text NOT NULL DEFAULT 'active'
    CHECK (state IN ('pre-hired', 'active', 'suspended', 'notice', 'left', 'archived')),
  civility text CHECK (civility IN ('mr', 'mrs', 'mx')),
  first_name text NOT NULL CHECK (length(first_name) BETWEEN 1 AND 100),
  birth_name text,
  birth_date date,
  birth_place text,
  nationality text,
  gender text CHECK (gender IN ('female', 'male', 'unspecified')),
  marital_status text CHECK (marital_status IN ('single', 'married', 'civil-union', 'divorced', 'widowed')),
  personal_email text,
  personal_phone text,
  addresses jsonb NOT NULL DEFAULT '[]',
  emergency_contacts jsonb NOT NULL DEFAULT '[]',
  social_security_number text,
  national_id text,
  iban text,
  disability_status boolean NOT NULL DEFAULT false,
  residence_permit_number text,
  residence_permit_expires_on date,
  job_title text,
  department_id uuid REFERENCES hr_department,
  manager_id uuid REFERENCES hr_employee,
  user_id uuid REFERENCES identity_user ON DELETE SET NULL,
  work_email text,
  work_phone text,
  hired_on date,
  left_on date,
  exit_reason text CHECK (exit_reason IN ('resignation', 'dismissal', 'mutual-agreement', 'end-of-contract', 'trial-end',
    'retirement', 'death', 'other')),
  notes text,
  external_id text,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (left_on >= hired_on),
  CHECK (manager_id <> id),
  CHECK ((state IN ('notice', 'left', 'archived')) = (left_on IS NOT NULL))
);
CREATE UNIQUE INDEX hr_employee_staff_number ON hr_employee (staff_number);
CREATE UNIQUE INDEX hr_employee_user_id ON hr_employee (user_id);
CREATE UNIQUE INDEX hr_employee_external_id ON hr_employee (external_id);
CREATE INDEX hr_employee_by_name ON hr_employee (last_name, id);
CREATE INDEX hr_employee_by_department ON hr_employee (department_id);
CREATE INDEX hr_employee_by_manager ON hr_employee (manager_id);
CREATE INDEX hr_employee_search ON hr_employee USING gin (search_text b2o.gin_trgm_ops) WITH (gin_pending_list_limit = 64);
SELECT b2o.open_table('hr_employee');

-- Where an employee worked, and when; the current place is the assignment without an end.
CREATE TABLE hr_assignment (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  employee_id uuid NOT NULL REFERENCES hr_employee ON DELETE CASCADE,
  department_id uuid NOT NULL REFERENCES hr_department,
  job_title text,
  started_on date NOT NULL,
  ended_on date,
  origin text NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'import', 'interface', 'webform')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CHECK (ended_on >= started_on)
);
CREATE UNIQUE INDEX hr_assignment_once ON hr_assignment (employee_id, department_id, started_on);
CREATE UNIQUE INDEX hr_assignment_open ON hr_assignment (employee_id) WHERE ended_on IS NULL;
CREATE INDEX hr_assignment_by_start ON hr_assignment (started_on, id);
CREATE INDEX hr_assignment_by_department ON hr_assignment (department_id);
SELECT b2o.open_table('hr_assignment');

-- Answers already given to a POST on these tables: they hold what the vault holds (see idempotency_key).
CREATE TABLE hr_idempotency_key (LIKE idempotency_key INCLUDING ALL);
SELECT b2o.open_table('hr_idempotency_key', 'none');

-- What a manager sees without the vault: names and jobs of the people who report to them, nothing else. The view
-- runs with its owner's rights and filters by the user whom the server names for this transaction.
CREATE VIEW team_member WITH (security_barrier) AS
  SELECT member.id, member.first_name, member.last_name, member.job_title, department.name AS department_name
  FROM hr_employee manager
  JOIN hr_employee member ON member.manager_id = manager.id
  LEFT JOIN hr_department department ON department.id = member.department_id
  WHERE manager.user_id = nullif(current_setting('app.actor', true), '')::uuid
    AND member.state IN ('active', 'suspended', 'notice');
SELECT b2o.open_table('team_member', 'none', 'SELECT');
