import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig, Databases, quoteIdentifier, quoteLiteral, rolePassword } from '#runtime';
import { readMigrations } from './migration-files.js';

/**
 * Brings a database to the state the server needs: our roles, the extensions, the control plane. Safe to run at every
 * start and by several processes at once; a start with nothing to do costs one query.
 */
@Injectable()
export class Bootstrap {
  constructor(
    private readonly databases: Databases,
    private readonly config: AppConfig,
  ) {}

  async run(): Promise<void> {
    const files = readMigrations('platform');
    const fingerprint = createHmac('sha256', this.config.secretKey).update('fingerprint').digest('hex');
    const expected = ['secret', ...files.map((file) => file.name)];
    const checksums = new Map<string, string>([
      ['secret', fingerprint],
      ...files.map((file) => [file.name, file.checksum] as [string, string]),
    ]);
    const client = await this.databases.ownerConnection('bootstrap');
    const { roles } = this.databases;
    try {
      await client.query("BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL client_min_messages = warning");
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['b2o bootstrap']);
      await client.query('CREATE SCHEMA IF NOT EXISTS b2o');
      await client.query(
        'CREATE TABLE IF NOT EXISTS b2o.platform_migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
      );
      const { rows } = await client.query<{ name: string; checksum: string }>(
        'SELECT name, checksum FROM b2o.platform_migration',
      );
      const applied = new Map(rows.map((row) => [row.name, row.checksum]));
      if (expected.every((name) => applied.get(name) === checksums.get(name))) {
        await client.query('ROLLBACK');
        return;
      }
      for (const file of files) {
        const found = applied.get(file.name);
        if (found && found !== file.checksum) {
          throw new Error(
            `migrations/platform/${file.name}.sql was changed after it was applied; migrations are frozen`,
          );
        }
      }
      await this.createRoles(client);
      await client.query('CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA b2o');
      await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA b2o');
      await client.query(`SET LOCAL ROLE ${quoteIdentifier(roles.owner)}`);
      for (const file of files) {
        if (applied.has(file.name)) continue;
        await client.query(
          file.sql.replace(/\{\{(owner|app|platform|console|jobs)\}\}/g, (_, role: keyof typeof roles) =>
            quoteIdentifier(roles[role]),
          ),
        );
      }
      for (const [name, checksum] of checksums) {
        await client.query(
          'INSERT INTO b2o.platform_migration (name, checksum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum',
          [name, checksum],
        );
      }
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }

  private async createRoles(client: Awaited<ReturnType<Databases['ownerConnection']>>): Promise<void> {
    const { roles } = this.databases;
    const { rows } = await client.query<{ rolname: string }>(
      'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
      [Object.values(roles)],
    );
    const existing = new Set(rows.map((row) => row.rolname));
    const logins = new Set([roles.app, roles.jobs]);
    const statements: string[] = [];
    for (const role of [roles.owner, roles.app, roles.platform, roles.console, roles.jobs]) {
      const name = quoteIdentifier(role);
      if (!existing.has(role)) statements.push(`CREATE ROLE ${name} NOINHERIT`);
      if (logins.has(role)) {
        statements.push(
          `ALTER ROLE ${name} LOGIN PASSWORD ${quoteLiteral(rolePassword(this.config.secretKey, role))}`,
        );
      }
    }
    const [owner, app, platform, console, jobs] = [
      roles.owner,
      roles.app,
      roles.platform,
      roles.console,
      roles.jobs,
    ].map(quoteIdentifier);
    const { rows: names } = await client.query<{ name: string }>('SELECT current_database() AS name');
    const database = `"${names[0]?.name.replaceAll('"', '""')}"`;
    statements.push(
      `ALTER ROLE ${owner} CREATEROLE`,
      `GRANT ${owner} TO CURRENT_USER`,
      `GRANT ${platform}, ${console} TO ${app}`,
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${database} TO ${app}, ${jobs}`,
      `GRANT CREATE ON DATABASE ${database} TO ${owner}`,
      // A login whose session settings are unset does nothing dangerous: no schema in its path, no endless statement.
      `ALTER ROLE ${app} SET search_path TO ''`,
      `ALTER ROLE ${app} SET statement_timeout TO '30s'`,
      `ALTER ROLE ${app} SET lock_timeout TO '5s'`,
      `ALTER ROLE ${app} SET idle_in_transaction_session_timeout TO '30s'`,
      'CREATE SCHEMA IF NOT EXISTS jobs',
      `GRANT ALL ON SCHEMA jobs TO ${jobs}`,
      `ALTER SCHEMA b2o OWNER TO ${owner}`,
      `ALTER TABLE b2o.platform_migration OWNER TO ${owner}`,
    );
    for (const statement of statements) await client.query(statement);
  }
}
