import { Injectable } from '@nestjs/common';
import { Clock, TenantDb } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { LeadsRepository } from '../leads/leads.repository.js';
import { ConsentsService } from './consents.service.js';
import { dataWords } from './data-words.js';

interface Untold {
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly source: string;
}

/**
 * People at address $1 whose data others gave us, by a file or a purchased list, and whom nobody has told so: none who
 * bought, wrote to us or agreed.
 * @param isContact, isLead conditions on the contacts `c` and the leads `l` that may be spoken of.
 */
const untold = (isContact: string, isLead: string) => `
SELECT c.id AS "contactId", NULL::uuid AS "leadId", found.source
FROM crm_contact c
LEFT JOIN LATERAL (SELECT coalesce(l.provider, l.channel_detail) AS provider FROM crm_lead l
  WHERE l.converted_contact_id = c.id AND l.channel = 'purchased-list' AND l.noticed_at IS NULL LIMIT 1) bought ON true,
LATERAL (SELECT nullif(coalesce(bought.provider, CASE c.origin WHEN 'import' THEN c.source END), '') AS source) found
WHERE ${isContact} AND c.emails @> jsonb_build_array(jsonb_build_object('address', $1::text))
  AND found.source IS NOT NULL AND c.last_inbound_at IS NULL
  AND NOT EXISTS (SELECT FROM crm_consent_event e WHERE e.contact_id = c.id
    AND (e.kind = 'informed' OR e.word = 'yes' AND e.basis IS DISTINCT FROM 'legitimate-interest'))
  AND NOT EXISTS (SELECT FROM crm_opportunity o WHERE o.contact_id = c.id AND o.state = 'won')
  AND NOT EXISTS (SELECT FROM crm_affiliation a JOIN crm_company o ON o.id = a.company_id
    WHERE a.contact_id = c.id AND o.kind = 'customer')
UNION ALL
SELECT NULL, l.id, coalesce(l.provider, l.channel_detail) FROM crm_lead l
WHERE ${isLead} AND lower(l.email) = $1 AND l.channel = 'purchased-list' AND l.state <> 'converted' AND l.noticed_at IS NULL
  AND coalesce(l.provider, l.channel_detail, '') <> ''`;

/** Where people's data come from, and who is to be told (RGPD art. 14-2 f, within the month of art. 14-3; CRM-4). */
@Injectable()
export class DataOrigins {
  constructor(
    private readonly db: TenantDb,
    private readonly profile: CompanyProfileService,
    private readonly consents: ConsentsService,
    private readonly contacts: ContactsRepository,
    private readonly leads: LeadsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * What the first message to these addresses says of where the data come from, in the company's language.
   * @returns undefined where there is nothing to tell, and where more than one reads it: that would tell each of the others.
   */
  async notice(addresses: readonly string[]): Promise<string | undefined> {
    const [first] = await this.untold(addresses);
    if (!first) return undefined;
    const { language } = await this.profile.read();
    const words = dataWords[language];
    return `${words.source(first.source)} ${words.rights}`;
  }

  /** Notes that a message to these addresses told it. */
  async told(addresses: readonly string[], source: string): Promise<void> {
    for (const { contactId, leadId } of await this.untold(addresses)) {
      if (contactId) await this.consents.record({ contactId, channel: 'email', kind: 'informed', source });
      if (!leadId) continue;
      const [lead] = await this.leads.getMany([leadId]);
      if (lead) await this.leads.update(leadId, lead.version, { noticedAt: this.clock.now() });
    }
  }

  /** Of those that the actor may read: whoever types an address learns nothing of a stranger by it. */
  private async untold(addresses: readonly string[]): Promise<Untold[]> {
    const [address] = addresses;
    if (address === undefined || addresses.length > 1) return [];
    const values: unknown[] = [address.trim().toLowerCase()];
    const isContact = this.contacts.isReadable('c.id', values);
    const isLead = this.leads.isReadable('l.id', values);
    return this.db.query<Untold>(untold(isContact, isLead), values);
  }
}
