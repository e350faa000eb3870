import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Problem } from '#kernel';
import { Databases, inSchema, newScope, type pg, quoteIdentifier, Scopes, systemActor, Unit } from '#runtime';
import { type InstanceRow, Migrator, refOf, rolesOf, TenancyProblems } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { Checkpoints } from '../checkpoints.js';
import { ErasureRegister } from '../erasures/erasure-register.js';
import { carrySequences } from './high-water.js';
import { carryAudit, carrySecurity, emptyVolatile, holdOutbound } from './security-registers.js';

/** Puts one schema in the place of another in one transaction: before its commit all is old, after it all is new. */
@Injectable()
export class SchemaSwap {
  /** Together a little longer than the 30 s that one statement of a unit may last. */
  readonly patience = { attempts: 15, waitMs: 2_000 };

  constructor(
    private readonly databases: Databases,
    private readonly migrator: Migrator,
    private readonly audit: AuditTrail,
    private readonly checkpoints: Checkpoints,
    private readonly erasures: ErasureRegister,
  ) {}

  /**
   * Within the caller's transaction, on an instance that was closed.
   * @param incoming the schema that becomes the live one.
   * @param told what the audit trail says of it.
   * @returns the name under which the schema that was live is kept.
   * @throws Problem RESTORE_BLOCKED when work in progress does not let go of the tables.
   */
  async swap(
    client: pg.Client,
    row: InstanceRow,
    incoming: string,
    told: { readonly actor: string; readonly action: string; readonly details: Record<string, unknown> },
  ): Promise<string> {
    const { rowCount } = await client.query(
      `UPDATE platform.instance SET state = 'active', schema_version = $2, updated_at = clock_timestamp()
       WHERE id = $1 AND state = 'restoring'`,
      [row.id, this.migrator.latest],
    );
    if (rowCount !== 1) throw new Problem(TenancyProblems.INSTANCE_STATE);
    // A rename waits for nobody: without these locks a unit at work would go on writing into the schema put aside.
    await this.lockTables(client, row.schema);
    const trailContinues = await carryAudit(client, row.schema, incoming);
    await carrySecurity(client, row.schema, incoming);
    await emptyVolatile(client, incoming);
    const [erased, held] = [await this.erase(client, row, incoming), await holdOutbound(client, incoming)];
    await carrySequences(client, row.schema, incoming);
    const kept = await this.freeName(client, row, 'old');
    const [live, next, roles] = [quoteIdentifier(row.schema), quoteIdentifier(incoming), rolesOf(row)];
    await client.query(`REVOKE USAGE ON SCHEMA ${live} FROM ${roles}`);
    await client.query(`ALTER SCHEMA ${live} RENAME TO ${quoteIdentifier(kept)}`);
    await client.query(`ALTER SCHEMA ${next} RENAME TO ${live}`);
    await client.query(`GRANT USAGE ON SCHEMA ${live} TO ${roles}`);
    await this.tell(client, row, { ...told, details: { ...told.details, trailContinues, erased, held } });
    await this.checkpoints.reach('restore: renamed');
    return kept;
  }

  /** Who was erased since the copy was taken is erased from it too. @returns how many rows went. */
  erase(client: pg.Client, row: InstanceRow, incoming: string): Promise<number> {
    return this.erasures.apply(client, row.id, incoming);
  }

  /** An entry in the trail of a schema, within the caller's transaction. */
  async tell(
    client: pg.Client,
    row: InstanceRow,
    { actor, action, details }: { actor: string; action: string; details: Record<string, unknown> },
  ): Promise<void> {
    await client.query(`SET LOCAL search_path TO ${quoteIdentifier(row.schema)}`);
    const unit = new Unit({ mode: 'write' }, row.schema, client, (connection) =>
      this.databases.managerFor(connection),
    );
    await Scopes.run(newScope({ instance: refOf(row), actor: systemActor(actor), unit }), () =>
      this.audit.append({ action, object: `operations.instance/${row.id}`, details }),
    );
    await client.query("SET LOCAL search_path TO ''");
  }

  /** A name that no schema has or had: `t_<id>_old_<n>`, `t_<id>_side_<n>`. */
  async freeName(client: pg.Client, row: InstanceRow, kind: 'old' | 'side'): Promise<string> {
    const { rows } = await client.query<{ n: number }>("SELECT nextval('platform.backup_fence') AS n");
    return `${row.schema}_${kind}_${rows[0]?.n}`;
  }

  private async lockTables(client: pg.Client, schema: string): Promise<void> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE oid = ANY (${inSchema('pg_class', '$1::regnamespace')})
         AND relkind = 'r' ORDER BY relname`,
      [schema],
    );
    const tables = rows.map(({ name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`).join(', ');
    for (let attempt = 1; attempt <= this.patience.attempts; attempt += 1) {
      await client.query(`SAVEPOINT tables; SET LOCAL lock_timeout = ${this.patience.waitMs}`);
      try {
        // Writers of the trail take this one before its table.
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`audit ${schema}`]);
        await client.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
        await client.query('RELEASE SAVEPOINT tables; SET LOCAL lock_timeout = 0');
        return;
      } catch (error) {
        if (!['55P03', '40P01'].includes((error as { code?: string }).code ?? '')) throw error;
        // Lets go of the tables that were free, so that whoever waits for them gets through.
        await client.query('ROLLBACK TO SAVEPOINT tables');
        await new Promise((resolve) => setTimeout(resolve, 50 * attempt * (0.5 + Math.random())));
      }
    }
    throw new Problem(BackupProblems.RESTORE_BLOCKED);
  }
}
