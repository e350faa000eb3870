import { Injectable } from '@nestjs/common';
import { RecordRegistry, TenantDb } from '#runtime';
import type { Owner } from '#workspace';
import type { Email } from './email.entity.js';

const kinds = [
  ['company_id', 'crm.company'],
  ['contact_id', 'crm.contact'],
  ['opportunity_id', 'crm.opportunity'],
  ['lead_id', 'crm.lead'],
] as const;

/** The column that names records of a kind; undefined for kinds that no mail is linked to. */
export const linkColumnOf = (resource: string): string | undefined =>
  kinds.find(([, name]) => name === resource)?.[0];

export interface EmailLink {
  readonly resource: string;
  readonly id: string;
  readonly title: string;
  readonly role: 'from' | 'to' | 'cc' | 'about';
  /** Why it is there: from that page, by its address, the company of a contact, the conversation. */
  readonly reason: 'page' | 'address' | 'affiliation' | 'thread';
}

const addLinks = (column: string, select: string) =>
  `INSERT INTO crm_email_link (email_id, ${column}, role, reason) ${select} ON CONFLICT DO NOTHING`;
const rank = "CASE given.role WHEN 'from' THEN 1 WHEN 'to' THEN 2 ELSE 3 END";
const given = 'unnest($2::text[], $3::text[]) given (address, role)';

/** Finds on whose timelines a mail belongs. */
@Injectable()
export class EmailLinksRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly records: RecordRegistry,
  ) {}

  /** Links a mail to whom its addresses name, their company, its conversation, and the page that it came from. */
  async link(email: Email): Promise<void> {
    const { id, threadKey } = email;
    const people = [
      ...(email.fromAddress && email.direction === 'in' ? [[email.fromAddress, 'from'] as const] : []),
      ...email.recipients.map(({ address }) => [address, 'to'] as const),
      ...email.copies.map(({ address }) => [address, 'cc'] as const),
    ];
    const addresses = people.map(([address]) => address.toLowerCase());
    const values = [id, addresses, people.map(([, role]) => role)];
    await this.db.query(
      addLinks(
        'contact_id',
        `SELECT DISTINCT ON (c.id) $1::uuid, c.id, given.role, 'address' FROM ${given}
         JOIN crm_contact c ON c.emails @> jsonb_build_array(jsonb_build_object('address', given.address))
         ORDER BY c.id, ${rank}`,
      ),
      values,
    );
    await this.db.query(
      addLinks(
        'company_id',
        `SELECT DISTINCT ON (c.id) $1::uuid, c.id, given.role, 'address' FROM ${given}
         JOIN crm_company c ON lower(c.email) = given.address ORDER BY c.id, ${rank}`,
      ),
      values,
    );
    await this.db.query(
      addLinks(
        'lead_id',
        `SELECT DISTINCT ON (l.id) $1::uuid, l.id, given.role, 'address' FROM ${given}
         JOIN crm_lead l ON lower(l.email) = given.address AND l.state <> 'converted' ORDER BY l.id, ${rank}`,
      ),
      values,
    );
    // The page before the company: what people chose holds, and a contact of several companies is no guess.
    for (const [column, name] of [
      ['company_id', 'companyId'],
      ['contact_id', 'contactId'],
      ['opportunity_id', 'opportunityId'],
      ['lead_id', 'leadId'],
    ] as const)
      if (email[name])
        await this.db.query(addLinks(column, `SELECT $1::uuid, $2::uuid, 'about', 'page'`), [
          id,
          email[name],
        ]);
    await this.db.query(
      addLinks(
        'company_id',
        `SELECT $1::uuid, min(a.company_id::text)::uuid, 'about', 'affiliation' FROM crm_email_link l
         JOIN crm_affiliation a ON a.contact_id = l.contact_id AND (a.ended_on IS NULL OR a.ended_on >= current_date)
         WHERE l.email_id = $1 AND l.reason = 'address'
         GROUP BY l.contact_id HAVING count(DISTINCT a.company_id) = 1`,
      ),
      [id],
    );
    if (threadKey)
      for (const column of ['opportunity_id', 'lead_id'])
        await this.db.query(
          addLinks(
            column,
            `SELECT DISTINCT $1::uuid, l.${column}, 'about', 'thread' FROM crm_email e
             JOIN crm_email_link l ON l.email_id = e.id WHERE e.thread_key = $2 AND l.${column} IS NOT NULL`,
          ),
          [id, threadKey],
        );
  }

  /** Like `link`, for a mail that somebody said is about something else. */
  async linkAnew(email: Email): Promise<void> {
    await this.db.query("DELETE FROM crm_email_link WHERE email_id = $1 AND reason = 'page'", [email.id]);
    await this.link(email);
  }

  /** Says that a mail is about a record, too. */
  async linkPage(emailId: string, { resource, recordId }: Owner): Promise<void> {
    const column = linkColumnOf(resource);
    if (column)
      await this.db.query(addLinks(column, `SELECT $1::uuid, $2::uuid, 'about', 'page'`), [
        emailId,
        recordId,
      ]);
  }

  /** What a mail is linked to, as far as the actor may see it. */
  async linksOf(emailId: string): Promise<EmailLink[]> {
    const rows = await this.db.query<Record<string, string | null> & Pick<EmailLink, 'role' | 'reason'>>(
      'SELECT company_id, contact_id, opportunity_id, lead_id, role, reason FROM crm_email_link WHERE email_id = $1',
      [emailId],
    );
    const links: EmailLink[] = [];
    for (const [column, resource] of kinds) {
      const linked = rows.filter((row) => row[column]);
      const record = this.records.find(resource);
      if (linked.length === 0 || !record) continue;
      const found = await record.service.repository.getMany(linked.map((row) => row[column] ?? ''));
      for (const each of found) {
        const { role, reason } = linked.find((row) => row[column] === each.id) ?? linked[0] ?? {};
        if (role && reason)
          links.push({ resource, id: each.id, title: record.type.titleOf(each), role, reason });
      }
    }
    return links;
  }
}
