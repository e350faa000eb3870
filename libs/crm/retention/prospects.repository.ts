import { Injectable } from '@nestjs/common';
import { Scopes, TenantDb } from '#runtime';
import { contactFacts, leadFacts } from './prospect-statements.js';
import type { RetentionFacts } from './retention.rules.js';

/** A contact or a lead, with what decides on it. */
export interface Prospect extends RetentionFacts {
  readonly id: string;
  readonly lastContactAt: Date;
}

export type ProspectKind = 'contact' | 'lead';

const statements: Readonly<Record<ProspectKind, string>> = { contact: contactFacts, lead: leadFacts };
const tables: Readonly<Record<ProspectKind, string>> = { contact: 'crm_contact', lead: 'crm_lead' };
const batch = 2000;
const beforeAllIds = '00000000-0000-0000-0000-000000000000';

/** What is known of contacts and leads that decides how long they are kept, whoever may read them. */
@Injectable()
export class ProspectsRepository {
  constructor(private readonly db: TenantDb) {}

  /** Those that are not anonymous and were entered before a moment, in the order of their ids, in batches. */
  async *enteredBefore(kind: ProspectKind, moment: Date, today: string): AsyncGenerator<Prospect[]> {
    for (let after = beforeAllIds; ; ) {
      const where = 'c.anonymised_at IS NULL AND c.created_at < $3 AND c.id > $4 ORDER BY c.id LIMIT $5';
      const found = await this.ask(kind, where, today, [moment, after, batch]);
      if (found.length > 0) yield found;
      if (found.length < batch) return;
      after = found.at(-1)?.id ?? after;
    }
  }

  /** Some of them, held until the end of the unit: nobody changes what decides on them. */
  async locked(kind: ProspectKind, ids: readonly string[], today: string): Promise<Map<string, Prospect>> {
    if (ids.length === 0) return new Map();
    await this.db.query(
      `SELECT FROM ${tables[kind]} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [ids],
    );
    const found = await this.ask(kind, 'c.id = ANY ($3::uuid[])', today, [ids]);
    return new Map(found.map((each) => [each.id, each]));
  }

  private ask(kind: ProspectKind, where: string, today: string, values: unknown[]): Promise<Prospect[]> {
    const { timeZone } = Scopes.instance();
    return this.db.query<Prospect>(`${statements[kind]}${where}`, [timeZone, today, ...values]);
  }
}
