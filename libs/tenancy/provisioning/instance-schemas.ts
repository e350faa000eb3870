import { Injectable } from '@nestjs/common';
import { Databases, type pg, quoteIdentifier } from '#runtime';
import { Migrator } from '../migrations/migrator.js';
import { type InstanceRow, rolesOf } from '../registry/instance-registry.js';

/** Makes schemas for instances: their own, and those that copies are loaded into. */
@Injectable()
export class InstanceSchemas {
  constructor(
    private readonly databases: Databases,
    private readonly migrator: Migrator,
  ) {}

  /** Creates the roles and the schema of an instance and all its tables, in the caller's transaction. */
  async create(
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
}
