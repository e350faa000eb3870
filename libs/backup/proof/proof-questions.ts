import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import {
  inSchema,
  newScope,
  type pg,
  quoteIdentifier,
  RecordRegistry,
  Scopes,
  systemActor,
  Unit,
} from '#runtime';
import { type InstanceRow, refOf } from '#tenancy';
import type { OpenCopy } from '../copy/copy-reader.js';
import { reasonOf } from '../runs/copy-runner.js';

/** What the sign-in page and a sign-in read: how the company looks, and the people with their roles and secrets. */
const signIn = `SELECT count(*) FILTER (WHERE u.state = 'active' AND c.password_hash IS NULL) AS odd,
    (SELECT count(*) FROM workspace_company) AS companies
  FROM identity_user u JOIN identity_role r ON r.id = u.role_id LEFT JOIN identity_credential c ON c.id = u.id`;

/** Tables of HR that the role in hand may read or write. */
const openVault = `SELECT c.relname AS name FROM pg_class c WHERE c.oid = ANY (${inSchema('pg_class', '$1::regnamespace')}) AND c.relkind IN ('r', 'v')
  AND c.relname LIKE 'hr\\_%' AND has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE') ORDER BY c.relname`;

/**
 * Asks what was brought back the questions that people's screens ask, with the rights of the instance and by the
 * product's own code: the first page of every kind of record, the sign-in, the chain of the audit trail.
 */
@Injectable()
export class ProofQuestions {
  constructor(
    private readonly records: RecordRegistry,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns what was answered wrong; nothing is left behind but the transaction's settings. */
  async ask(client: pg.Client, row: InstanceRow, schema: string, newest: OpenCopy): Promise<string[]> {
    const problems: string[] = [];
    const ask = async (what: string, vault: boolean, question: () => Promise<string | undefined>) => {
      const role = vault ? row.vaultRole : row.role;
      await client.query(
        `SAVEPOINT question; SET LOCAL ROLE ${quoteIdentifier(role ?? row.role)};
         SET LOCAL search_path TO ${quoteIdentifier(schema)}`,
      );
      try {
        const problem = await this.inside(client, row, schema, vault, question);
        if (problem) problems.push(`${what}: ${problem}`);
      } catch (error) {
        problems.push(`${what}: ${reasonOf(error)}`);
      } finally {
        await client.query('ROLLBACK TO SAVEPOINT question');
      }
    };
    await ask('sign-in', false, async () => {
      const { rows } = await client.query<{ odd: number; companies: number }>(signIn);
      return rows[0]?.odd === 0 && rows[0].companies <= 1 ? undefined : 'people or company are not whole';
    });
    await ask('audit trail', false, async () => {
      const { intact, entries, head } = await this.audit.verify();
      const { audit } = newest.manifest;
      return intact && entries === audit.entries && head === audit.head ? undefined : 'the chain is broken';
    });
    await ask('HR vault', false, async () => {
      const { rows } = await client.query<{ name: string }>(openVault, [schema]);
      const open = rows.map(({ name }) => name).join(', ');
      return open && `${open} is open to the role of everybody`;
    });
    for (const { type, service } of this.records.all()) {
      await ask(type.name, type.vault, async () => {
        await service.repository.list(await service.parseQuery({}));
        return undefined;
      });
    }
    return problems;
  }

  private inside<T>(
    client: pg.Client,
    row: InstanceRow,
    schema: string,
    vault: boolean,
    work: () => Promise<T>,
  ): Promise<T> {
    const unit = new Unit({ mode: 'read', vault }, schema, client, () => {
      throw new Error('the proofs ask by SQL alone');
    });
    const scope = newScope({ instance: { ...refOf(row), schema }, actor: systemActor('proof'), unit });
    return Scopes.run(scope, work);
  }
}
