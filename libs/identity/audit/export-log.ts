import { Injectable } from '@nestjs/common';
import { ExportLog, type ExportLogEntry, Outbox, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { AuditTrail } from './audit-trail.js';
import { exportNoticeTopic } from './export-notices.js';

/** Writes exports into the audit trail; those of HR data are told to every HR referent (B2O policy art. 6). */
@Injectable()
export class AuditExportLog extends ExportLog {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async record({ record, vault, query, reason, ...facts }: ExportLogEntry): Promise<void> {
    await this.units.run({ mode: 'write' }, async () => {
      await this.audit.append({
        action: `${record}.exported`,
        object: record,
        details: {
          ...facts,
          // What was searched in HR data is HR data.
          filters: vault ? Object.keys(query) : query,
          ...(reason && { reason }),
        },
      });
      if (vault) await this.tellReferents(record);
    });
  }

  /** One message a referent: where one mail cannot be sent, the others are not sent twice. */
  private async tellReferents(record: string): Promise<void> {
    const [entry] = await this.db.query<{ n: number }>('SELECT max(n) AS n FROM identity_audit_event');
    const referents = await this.db.query<{ id: string }>(
      "SELECT id FROM identity_user WHERE hr_referent AND state = 'active' ORDER BY id",
    );
    const by = Scopes.actor().userId ?? null;
    for (const { id } of referents) {
      await this.outbox.add(exportNoticeTopic, { to: id, by, record, entry: entry?.n });
    }
  }
}
