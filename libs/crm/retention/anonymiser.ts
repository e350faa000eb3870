import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { newId } from '#kernel';
import { noteChanges, Scopes, TenantDb } from '#runtime';
import { PersonErasures, type PersonRow } from '#tenancy';
import { contactType } from '../contacts/contact.entity.js';
import { leadType } from '../leads/lead.entity.js';

/** People, by the ids of their contacts and of leads that became none. */
export interface People {
  readonly contactIds: readonly string[];
  readonly leadIds: readonly string[];
}

/**
 * Makes people anonymous for good (`b2o.anonymise_people`), and enters them by their ids into the register of erasures,
 * which makes the change journal forget them. Whoever keeps copies does the same again to what they bring back.
 */
@Injectable()
export class Anonymiser {
  constructor(
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
    private readonly erasures: PersonErasures,
  ) {}

  /** In the unit in hand. @param reason why, for the register and the audit trail: nothing that somebody typed */
  async anonymise({ contactIds, leadIds }: People, reason: string): Promise<void> {
    if (contactIds.length + leadIds.length === 0) return;
    const [row] = await this.db.query<{ touched: string[] }>(
      'SELECT b2o.anonymise_people(current_schema()::text, $1::uuid[], $2::uuid[]) AS touched',
      [contactIds, leadIds],
    );
    const touched = row?.touched ?? [];
    await this.db.query(
      `INSERT INTO crm_erasure (id, actor_id, reason, contact_ids, lead_ids, record_ids)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), Scopes.actor().userId ?? null, reason, contactIds, leadIds, touched],
    );
    await this.erasures.anonymised(await this.nameless(touched));
    await this.tell(contactIds, leadIds);
    await this.audit.append({
      action: 'crm.people-anonymised',
      details: { contacts: contactIds.length, leads: leadIds.length, reason },
    });
  }

  /** Rows that stand for people, or name them, and stay without the names. */
  private nameless(touched: readonly string[]): Promise<PersonRow[]> {
    const tables = ['crm_contact', 'crm_lead', 'crm_company', 'crm_opportunity', 'crm_activity'];
    return this.db.query<PersonRow>(
      tables
        .map((name) => `SELECT '${name}' AS table, id FROM ${name} WHERE id = ANY ($1::uuid[])`)
        .join(' UNION ALL '),
      [touched],
    );
  }

  private async tell(contactIds: readonly string[], leadIds: readonly string[]): Promise<void> {
    for (const [type, ids] of [
      [contactType, contactIds],
      [leadType, leadIds],
    ] as const) {
      const rows = await this.db.query<{ id: string; version: number; ownerId: string | null }>(
        `SELECT id, version, owner_id AS "ownerId" FROM ${type.table} WHERE id = ANY ($1::uuid[])`,
        [ids],
      );
      noteChanges(this.db, type, 'updated', rows);
    }
  }
}
