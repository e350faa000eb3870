import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Databases, quoteIdentifier } from '#runtime';
import { InstanceRegistry, type InstanceRow, rolesOf, TenancyProblems } from '#tenancy';

/** Servers believe the registry for two seconds; after this, none begins work for a closed instance. */
const registryMemoryMs = 2_500;

/** Closes an instance for the moment of a restore, and opens it again. */
@Injectable()
export class InstanceGate {
  constructor(
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
  ) {}

  /**
   * From now on requests are answered 503. First the servers are told, then PostgreSQL takes the schema from the
   * instance's roles: what is still at work ends, and nothing is written after the last copy.
   */
  async close(row: InstanceRow): Promise<void> {
    await this.databases.asOwner('restore', async (client) => {
      const { rowCount } = await client.query(
        "UPDATE platform.instance SET state = 'restoring', updated_at = clock_timestamp() WHERE id = $1 AND state = 'active'",
        [row.id],
      );
      if (rowCount === 0) throw new Problem(TenancyProblems.INSTANCE_STATE);
    });
    this.registry.forget();
    await new Promise((resolve) => setTimeout(resolve, registryMemoryMs));
    await this.databases.asOwner('restore', (client) =>
      client.query(`REVOKE USAGE ON SCHEMA ${quoteIdentifier(row.schema)} FROM ${rolesOf(row)}`),
    );
  }

  /** Opens an instance that a restore left closed, on whichever schema is live; nothing for one that is open. */
  async reopen(row: InstanceRow): Promise<boolean> {
    const reopened = await this.databases.asOwner('restore', async (client) => {
      // A swap that is just committing holds this row: its outcome is seen before anything is done here.
      const { rowCount } = await client.query(
        "UPDATE platform.instance SET state = 'active', updated_at = clock_timestamp() WHERE id = $1 AND state = 'restoring'",
        [row.id],
      );
      if (rowCount === 0) return false;
      await client.query(`GRANT USAGE ON SCHEMA ${quoteIdentifier(row.schema)} TO ${rolesOf(row)}`);
      return true;
    });
    this.registry.forget();
    return reopened;
  }
}
