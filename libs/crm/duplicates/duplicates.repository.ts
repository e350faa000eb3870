import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { LeadsRepository } from '../leads/leads.repository.js';
import type { CheckedKind } from './duplicate-check-input.js';
import type { DuplicateKeys, DuplicateReasonCode } from './duplicate-keys.js';

export interface FoundDuplicate {
  readonly id: string;
  readonly reasons: DuplicateReasonCode[];
}

/** A switchboard's number stands in hundreds of records: as many are looked at for one reason, and no more. */
const atMostForOneReason = 50;

const folded = (name: string): string => `regexp_replace(b2o.fold(${name}), '[^[:alnum:]]+', '', 'g')`;
/** The condition for a list that has one part at least with one of some values: one that a GIN index answers. */
const holds = (column: string, parts: string): string => `${column} @> ANY (${parts}::jsonb[])`;
const partsOf = (member: string, values: readonly string[]): string[] =>
  values.map((value) => JSON.stringify([{ [member]: value }]));
const plain = (values: readonly string[]): readonly string[] => values;

/** A condition on bound values, and the form in which it wants these. */
interface KeyPlace {
  readonly condition: (bound: string) => string;
  readonly form: (values: readonly string[]) => readonly string[];
}

const emailColumn: KeyPlace = { condition: (bound) => `lower(email) = ANY (${bound}::text[])`, form: plain };
const phoneColumn: KeyPlace = { condition: (bound) => `phone = ANY (${bound}::text[])`, form: plain };

/** Where a kind of record keeps what it is compared by. */
interface Places {
  readonly table: string;
  readonly name: string;
  readonly email: KeyPlace;
  readonly phone: KeyPlace;
}

const places: Readonly<Record<CheckedKind, Places>> = {
  'crm.company': {
    table: 'crm_company',
    name: 'name',
    email: emailColumn,
    phone: phoneColumn,
  },
  'crm.contact': {
    table: 'crm_contact',
    name: 'first_name || last_name',
    email: {
      condition: (bound) => holds('emails', bound),
      form: (values) => partsOf('address', values),
    },
    phone: { condition: (bound) => holds('phones', bound), form: (values) => partsOf('number', values) },
  },
  'crm.lead': {
    table: 'crm_lead',
    name: 'title',
    email: emailColumn,
    phone: phoneColumn,
  },
};

/** Finds records that agree with some keys; each condition is one that an index answers (0011_crm_duplicates.sql). */
@Injectable()
export class DuplicatesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly companies: CompaniesRepository,
    private readonly contacts: ContactsRepository,
    private readonly leads: LeadsRepository,
  ) {}

  /** The records of a kind that agree with one key at least and that the actor may read. */
  async find(kind: CheckedKind, keys: DuplicateKeys, exceptId: string | null): Promise<FoundDuplicate[]> {
    const { table, name, email, phone } = places[kind];
    const values: unknown[] = [exceptId];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const arms: string[] = [];
    const arm = (reason: DuplicateReasonCode, condition: string) =>
      arms.push(
        `(SELECT id, '${reason}' AS reason FROM ${table} WHERE ${condition} LIMIT ${atMostForOneReason})`,
      );
    if (kind === 'crm.company' && keys.siret) arm('siret', `siret = ${bind(keys.siret)}`);
    if (kind === 'crm.company' && keys.siren) arm('siren', `siren = ${bind(keys.siren)}`);
    if (keys.emails.length > 0) arm('email', email.condition(bind(email.form(keys.emails))));
    if (keys.phones.length > 0) arm('phone', phone.condition(bind(phone.form(keys.phones))));
    if (keys.names.length > 0 && keys.postalCodes.length > 0) {
      const wanted = `(SELECT array_agg(${folded('v')}) FROM unnest(${bind(keys.names)}::text[]) v)`;
      arm(
        'name',
        `${folded(name)} = ANY (${wanted}::text[]) AND postal_code = ANY (${bind(keys.postalCodes)}::text[])`,
      );
    }
    if (arms.length === 0) return [];
    // What a lead became is found as that.
    const open = kind === 'crm.lead' ? "AND id IN (SELECT id FROM crm_lead WHERE state <> 'converted')" : '';
    return this.db.query<FoundDuplicate>(
      `SELECT id, array_agg(DISTINCT reason) AS reasons FROM (${arms.join(' UNION ALL ')}) found
       WHERE id IS DISTINCT FROM $1::uuid ${open} AND ${this.repositoryOf(kind).isReadable('id', values)} GROUP BY id`,
      values,
    );
  }

  private repositoryOf(kind: CheckedKind): { isReadable(id: string, values: unknown[]): string } {
    if (kind === 'crm.company') return this.companies;
    return kind === 'crm.contact' ? this.contacts : this.leads;
  }
}
