import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type FieldError, isSiren, newId, Problem, text } from '#kernel';
import {
  AppConfig,
  Databases,
  type pg,
  quoteIdentifier,
  type Scope,
  Scopes,
  systemActor,
  Unit,
} from '#runtime';
import { Migrator } from '../migrations/migrator.js';
import { InstanceRegistry, type InstanceRow, refOf, TenancyProblems } from '../registry/instance-registry.js';
import { type BusinessModule, businessModules, isBusinessModule } from './modules.js';
import { ProvisioningSteps } from './provisioning-steps.js';

export interface InstanceRequest {
  slug: string;
  name: string;
  adminEmail: string;
  modules?: readonly string[] | undefined;
  siren?: string | undefined;
  timeZone?: string | undefined;
}

const reservedSlugs = new Set([
  'console',
  'www',
  'api',
  'mail',
  'smtp',
  'ftp',
  'ns1',
  'ns2',
  'admin',
  'static',
  'b2o',
]);
const consoleSlug = 'console';

/**
 * Creates, switches and removes instances. Each operation is one PostgreSQL transaction (roles and schemas included),
 * so that a crash in the middle leaves nothing behind and a half-made instance never answers.
 */
@Injectable()
export class Provisioner {
  constructor(
    private readonly databases: Databases,
    private readonly migrator: Migrator,
    private readonly registry: InstanceRegistry,
    private readonly steps: ProvisioningSteps,
    private readonly config: AppConfig,
  ) {}

  /**
   * Creates an instance with its schema, its roles and its first admin.
   * @param actor who asks, for the platform's log.
   * @throws Problem INSTANCE_INPUT, INSTANCE_EXISTS
   */
  async create(request: InstanceRequest, actor: string): Promise<InstanceRow> {
    const row = validRow(request, this.migrator.latest);
    await this.insert(row, request.adminEmail, actor);
    this.registry.forget(row.slug);
    return row;
  }

  /** Makes sure that the operators' console exists. */
  async ensureConsole(): Promise<void> {
    const exists = await this.registry.bySlug(consoleSlug).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
    if (exists) return;
    const row: InstanceRow = {
      ...validRow(
        { slug: 'operations', name: 'b2o', adminEmail: 'console@b2o.invalid', modules: [] },
        this.migrator.latest,
      ),
      slug: consoleSlug,
      schema: 'console',
      role: this.databases.roles.console,
      vaultRole: null,
      kind: 'console',
      modules: ['operations'],
    };
    await this.insert(row, '', 'bootstrap').catch((error: unknown) => {
      // Two servers that start at once: one creates it, the other finds it.
      if (!(error instanceof Problem) || error.kind !== TenancyProblems.INSTANCE_EXISTS) throw error;
    });
    this.registry.forget(consoleSlug);
  }

  /** Stops an instance: its roles lose their schema in the same transaction, so that no process serves it on. */
  async suspend(slug: string, actor: string): Promise<InstanceRow> {
    return this.changeState(
      slug,
      ['active'],
      'suspended',
      actor,
      (row) => `REVOKE USAGE ON SCHEMA ${quoteIdentifier(row.schema)} FROM ${rolesOf(row)}`,
    );
  }

  async resume(slug: string, actor: string): Promise<InstanceRow> {
    return this.changeState(
      slug,
      ['suspended'],
      'active',
      actor,
      (row) => `GRANT USAGE ON SCHEMA ${quoteIdentifier(row.schema)} TO ${rolesOf(row)}`,
    );
  }

  /** @throws Problem INSTANCE_INPUT for a module that does not exist. */
  async setModules(slug: string, modules: readonly string[], actor: string): Promise<InstanceRow> {
    const row = await this.registry.companyBySlug(slug);
    const valid = validModules(modules);
    if (!Array.isArray(valid)) throw inputProblem([valid as FieldError]);
    await this.databases.asOwner('modules', async (client) => {
      await client.query(
        'UPDATE platform.instance SET modules = $2, updated_at = clock_timestamp() WHERE id = $1',
        [row.id, valid],
      );
      await log(client, row.id, 'set-modules', actor, { modules: valid });
    });
    this.registry.forget(slug);
    return this.registry.bySlug(slug);
  }

  /**
   * Erases an instance: its schema, roles, files and copies. Only a line of the registry and of the log remains.
   * @param backupRoot folder of the copies.
   */
  async erase(slug: string, actor: string): Promise<void> {
    const row = await this.registry.companyBySlug(slug);
    await this.databases.asOwner('erase', async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`migrate ${row.schema}`]);
      const { rows } = await client.query<{ schema: string }>(
        'SELECT kept_schema AS schema FROM platform.restore_log WHERE instance_id = $1 AND kept_schema IS NOT NULL',
        [row.id],
      );
      for (const schema of [row.schema, ...rows.map((kept) => kept.schema)]) {
        await client.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(schema)} CASCADE`);
      }
      for (const role of [row.vaultRole, row.role]) {
        if (role) await client.query(`DROP ROLE ${quoteIdentifier(role)}`);
      }
      await client.query(
        `UPDATE platform.instance SET state = 'erased', slug = 'erased-' || id, name = 'erased', siren = NULL,
           updated_at = clock_timestamp() WHERE id = $1`,
        [row.id],
      );
      await client.query(
        "UPDATE platform.backup_run SET state = 'expired', directory = NULL WHERE instance_id = $1 AND state <> 'failed'",
        [row.id],
      );
      await log(client, row.id, 'erase', actor, {});
    });
    this.registry.forget(slug);
    await this.removeLeftovers(row.id);
  }

  /** Removes the folders of erased instances that a crash left behind. */
  async finishErasures(): Promise<void> {
    const ids = await this.databases.asOwner('erasures', async (client) => {
      const { rows } = await client.query<{ id: string }>(
        "SELECT id FROM platform.instance WHERE state = 'erased'",
      );
      return rows.map(({ id }) => id);
    });
    for (const id of ids) await this.removeLeftovers(id);
  }

  private async removeLeftovers(id: string): Promise<void> {
    for (const folder of [this.config.filesDir, this.config.backupDir]) {
      await rm(join(folder, id), { recursive: true, force: true });
    }
  }

  private async insert(row: InstanceRow, adminEmail: string, actor: string): Promise<void> {
    try {
      await this.databases.asOwner('provision', async (client) => {
        await client.query(
          `INSERT INTO platform.instance (id, slug, name, schema_name, role_name, vault_role_name, kind, state, modules,
             siren, time_zone, schema_version, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, $10, $11, $12)`,
          [
            row.id,
            row.slug,
            row.name,
            row.schema,
            row.role,
            row.vaultRole,
            row.kind,
            row.modules,
            row.siren,
            row.timeZone,
            row.schemaVersion,
            row.createdAt,
          ],
        );
        await this.createSchema(client, row);
        await this.furnish(client, row, adminEmail);
        await client.query(`SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)}`);
        await log(client, row.id, 'create', actor, { modules: row.modules });
      });
    } catch (error) {
      if ((error as { code?: string }).code === '23505') {
        throw new Problem(TenancyProblems.INSTANCE_EXISTS, { cause: error });
      }
      throw error;
    }
  }

  /** Creates the roles and the schema of an instance and all its tables, in the caller's transaction. */
  async createSchema(
    client: pg.Client,
    row: InstanceRow,
    schema = row.schema,
    version = this.migrator.latest,
  ): Promise<void> {
    const { roles } = this.databases;
    const [app, owner, role] = [roles.app, roles.owner, row.role].map(quoteIdentifier);
    if (row.kind === 'company' && schema === row.schema) {
      const vault = quoteIdentifier(row.vaultRole as string);
      await client.query(
        `CREATE ROLE ${role} NOLOGIN; CREATE ROLE ${vault} NOLOGIN; GRANT ${role}, ${vault} TO ${app}; GRANT ${role}, ${vault} TO ${owner}`,
      );
    }
    await client.query(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
    await client.query(`GRANT USAGE ON SCHEMA ${quoteIdentifier(schema)} TO ${rolesOf(row)}`);
    await this.migrator.applyAll(
      client,
      { id: row.id, kind: row.kind, schema, role: row.role, vaultRole: row.vaultRole ?? undefined },
      version,
    );
  }

  /** Lets the modules put in what a new instance begins with, with the rights of the instance itself. */
  private async furnish(client: pg.Client, row: InstanceRow, adminEmail: string): Promise<void> {
    await client.query(
      `SET LOCAL ROLE ${quoteIdentifier(row.role)}; SET LOCAL search_path TO ${quoteIdentifier(row.schema)}`,
    );
    const unit = new Unit({ mode: 'write' }, row.schema, client, (connection) =>
      this.databases.managerFor(connection),
    );
    const scope: Scope = {
      correlationId: Scopes.find()?.correlationId ?? newId(),
      language: Scopes.find()?.language ?? 'fr',
      instance: refOf(row),
      address: undefined,
      actor: systemActor('provisioning'),
      unit,
    };
    await Scopes.run(scope, () => this.steps.run({ adminEmail }));
  }

  private async changeState(
    slug: string,
    from: string[],
    to: string,
    actor: string,
    statement: (row: InstanceRow) => string,
  ): Promise<InstanceRow> {
    const row = await this.registry.companyBySlug(slug);
    await this.databases.asOwner(to, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE platform.instance SET state = $3, updated_at = clock_timestamp() WHERE id = $1 AND state = ANY($2)',
        [row.id, from, to],
      );
      if (rowCount === 0) {
        throw new Problem(TenancyProblems.INSTANCE_STATE, {
          detail: text(`L'instance est « ${row.state} ».`, `The instance is "${row.state}".`),
        });
      }
      await client.query(statement(row));
      await log(client, row.id, to, actor, {});
    });
    this.registry.forget(slug);
    return this.registry.bySlug(slug);
  }
}

const rolesOf = (row: InstanceRow): string =>
  [row.role, row.vaultRole]
    .filter((role) => role !== null)
    .map(quoteIdentifier)
    .join(', ');

const log = (client: pg.Client, instanceId: string, operation: string, actor: string, details: object) =>
  client.query(
    'INSERT INTO platform.operation_log (id, instance_id, operation, actor, details) VALUES ($1, $2, $3, $4, $5)',
    [newId(), instanceId, operation, actor, details],
  );

const inputProblem = (errors: FieldError[]) => new Problem(TenancyProblems.INSTANCE_INPUT, { errors });

function validModules(modules: readonly string[]): BusinessModule[] | FieldError {
  const wrong = modules.filter((module) => !isBusinessModule(module));
  if (wrong.length === 0) return businessModules.filter((module) => modules.includes(module));
  return {
    field: 'modules',
    code: 'choice',
    message: text(
      `Modules inconnus : ${wrong.join(', ')}. Choix : ${businessModules.join(', ')}.`,
      `Unknown modules: ${wrong.join(', ')}. Choose among: ${businessModules.join(', ')}.`,
    ),
  };
}

/** Checks an operator's request and turns it into the row to be. @throws Problem INSTANCE_INPUT */
function validRow(request: InstanceRequest, schemaVersion: number): InstanceRow {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  const slug = request.slug.trim().toLowerCase();
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug) || slug.startsWith('erased-')) {
    refuse(
      'slug',
      'format',
      'Lettres, chiffres et tirets, 63 au plus.',
      'Letters, digits and hyphens, 63 at most.',
    );
  } else if (reservedSlugs.has(slug)) {
    refuse('slug', 'reserved', 'Ce nom est réservé.', 'This name is reserved.');
  }
  const name = request.name.trim();
  if (name.length < 1 || name.length > 200)
    refuse('name', 'length', '1 à 200 caractères.', '1 to 200 characters.');
  if (!/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(request.adminEmail) || request.adminEmail.length > 254) {
    refuse('admin', 'email', 'Une adresse e-mail est attendue.', 'An e-mail address is expected.');
  }
  const siren = request.siren?.replace(/\s/g, '');
  if (siren !== undefined && !isSiren(siren)) {
    refuse(
      'siren',
      'siren',
      'Ce SIREN est faux : 9 chiffres et leur clé.',
      'This SIREN is wrong: 9 digits with their key.',
    );
  }
  const timeZone = request.timeZone ?? 'Europe/Paris';
  if (!isTimeZone(timeZone)) refuse('timezone', 'time-zone', 'Fuseau horaire inconnu.', 'Unknown time zone.');
  const modules = validModules(request.modules ?? businessModules);
  if (!Array.isArray(modules)) errors.push(modules);
  if (errors.length > 0 || !Array.isArray(modules)) throw inputProblem(errors);
  const id = newId();
  const schema = `t_${id.replaceAll('-', '')}`;
  return {
    id,
    slug,
    name,
    schema,
    role: schema,
    vaultRole: `${schema}_hr`,
    kind: 'company',
    state: 'active',
    modules,
    siren: siren ?? null,
    timeZone,
    schemaVersion,
    createdAt: new Date(),
  };
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
