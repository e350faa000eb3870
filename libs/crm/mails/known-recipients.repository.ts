import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import type { KnownRecipient } from './email-answers.js';

/** The contacts that the actor may read, by their addresses. */
@Injectable()
export class KnownRecipientsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly contacts: ContactsRepository,
  ) {}

  async with(addresses: readonly string[]): Promise<KnownRecipient[]> {
    const values: unknown[] = [addresses.map((address) => address.trim().toLowerCase())];
    const readable = this.contacts.isReadable('c.id', values);
    return this.db.query<KnownRecipient>(
      `SELECT given.address, c.id AS "contactId", trim(c.first_name || ' ' || c.last_name) AS name,
         c.email_opt_out AS "optedOut"
       FROM unnest($1::text[]) given (address)
       JOIN crm_contact c ON c.emails @> jsonb_build_array(jsonb_build_object('address', given.address))
       WHERE ${readable} ORDER BY given.address, c.id LIMIT 100`,
      values,
    );
  }
}
