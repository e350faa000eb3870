import { Injectable } from '@nestjs/common';
import { type FieldError, newId, Problem, text } from '#kernel';
import { Databases, type pg, quoteIdentifier, type Scope, Scopes, systemActor, Unit } from '#runtime';
import { Migrator } from '../migrations/migrator.js';
import {
  InstanceRegistry,
  type InstanceRow,
  refOf,
  rolesOf,
  TenancyProblems,
} from '../registry/instance-registry.js';
import { InstanceErasures } from './instance-erasures.js';
import { type InstanceRequest, instanceRowOf, validModules } from './instance-request.js';
import { insertInstance, logOperation } from './instance-rows.js';
import { InstanceSchemas } from './instance-schemas.js';
import { ProvisioningSteps } from './provisioning-steps.js';

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
    private readonly schemas: InstanceSchemas,
    private readonly registry: InstanceRegistry,
    private readonly steps: ProvisioningSteps,
    private readonly erasures: InstanceErasures,
  ) {}

  /**
   * Creates an instance with its schema, its roles and its first admin.
   * @param actor who asks, for the platform's log.
   * @throws Problem INSTANCE_INPUT, INSTANCE_EXISTS
   */
  async create(request: InstanceRequest, actor: string): Promise<InstanceRow> {
    const row = instanceRowOf(request, this.migrator.latest);
    await this.insert(row, request.adminEmail, actor);
    this.registry.forget();
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
      ...instanceRowOf(
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
    this.registry.forget();
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
    if (!Array.isArray(valid))
      throw new Problem(TenancyProblems.INSTANCE_INPUT, { errors: [valid as FieldError] });
    await this.databases.asOwner('modules', async (client) => {
      await client.query(
        'UPDATE platform.instance SET modules = $2, updated_at = clock_timestamp() WHERE id = $1',
        [row.id, valid],
      );
      await logOperation(client, row.id, 'set-modules', actor, { modules: valid });
    });
    this.registry.forget();
    return this.registry.bySlug(slug);
  }

  /**
   * Erases an instance: its schema, roles, files, copies and the key of its copies. Only a line of the registry and of
   * the log remains.
   * @throws Problem ERASURE_UNFINISHED when the instance is gone, but not yet all that lay outside the database.
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
      await logOperation(client, row.id, 'erase', actor, {});
    });
    this.registry.forget();
    await this.erasures.finish(row.id, actor);
  }

  private async insert(row: InstanceRow, adminEmail: string, actor: string): Promise<void> {
    await this.databases.asOwner('provision', async (client) => {
      await insertInstance(client, row);
      await this.schemas.create(client, row);
      await this.furnish(client, row, adminEmail);
      await client.query(`SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)}`);
      await logOperation(client, row.id, 'create', actor, { modules: row.modules });
    });
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
    await Scopes.run(scope, () => this.steps.run({ adminEmail, siren: row.siren }));
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
          detail: text(`L’instance est « ${row.state} ».`, `The instance is "${row.state}".`),
        });
      }
      await client.query(statement(row));
      await logOperation(client, row.id, to, actor, {});
    });
    this.registry.forget();
    return this.registry.bySlug(slug);
  }
}
