import { Injectable } from '@nestjs/common';
import { text } from '#kernel';
import { type ImportedInput, type ImportRemark, Scopes, TenantDb } from '#runtime';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import type { Opportunity } from './opportunity.entity.js';
import { participantType } from './participant.entity.js';
import { ParticipantsRepository } from './participants.repository.js';

/** Under this name an input carries the contacts that are to become participants; no field of the record. */
const carried = 'participantIds';
/** More than these in one cell are no deal's people. */
const most = 50;

/** What a cell lists, each once, by semicolons or lines. */
export function listed(cell: unknown): string[] {
  if (typeof cell !== 'string') return [];
  const pieces = cell.split(/[;\n]/).map((piece) => piece.replace(/\s+/g, ' ').trim());
  return [...new Set(pieces.filter((piece) => piece !== ''))].slice(0, most);
}

/** The address in `Léa Martin (lea@x.fr)` or `lea@x.fr`; undefined where it is a name alone. */
export const addressIn = (piece: string): string | undefined =>
  /[^\s()<>,;]+@[^\s()<>,;]+/.exec(piece)?.[0]?.toLowerCase();

const folded = (name: string): string => `regexp_replace(b2o.fold(${name}), '[^[:alnum:]]+', '', 'g')`;

/** Files list all people of a deal in one cell: the first is its contact, the others take part in it. */
@Injectable()
export class ImportedContacts {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly participants: ParticipantsRepository,
    private readonly db: TenantDb,
  ) {}

  /** Finds whom the cells name; whoever is not there is told and left out. */
  async place(
    { contactIds, contactNames, ...input }: ImportedInput,
    before: Opportunity | undefined,
  ): Promise<{ input: ImportedInput; remarks: ImportRemark[] }> {
    const remarks: ImportRemark[] = [];
    const found: string[] = [];
    const look = async (
      field: string,
      pieces: readonly string[],
      find: (piece: string) => Promise<string[]>,
    ) => {
      for (const piece of pieces) {
        const [id, another] = await find(piece);
        if (id && !another) found.push(id);
        else remarks.push({ field, reason: another ? several(piece) : missing(piece) });
      }
    };
    await look('contactIds', listed(contactIds), (piece) => this.byExternalId(piece));
    // Keys tell more than names: these are for files without keys, and for keys that told nothing.
    if (found.length === 0) await look('contactNames', listed(contactNames), (piece) => this.byName(piece));
    const readable = new Set((await this.contacts.getMany(found)).map(({ id }) => id));
    const [first, ...others] = [...new Set(found)].filter((id) => readable.has(id));
    const contactId = (input['contactId'] as string | undefined) ?? first;
    const wanted = others.filter((id) => id !== contactId);
    const fresh = before ? await this.notYet(before.id, wanted) : wanted;
    if (fresh.length > 0 && !Scopes.actor().reachOf(participantType.permission('create'))) {
      remarks.push({ field: 'contactIds', reason: notAllowed, once: true });
      fresh.length = 0;
    }
    return {
      input: { ...input, ...(contactId && { contactId }), ...(fresh.length > 0 && { [carried]: fresh }) },
      remarks,
    };
  }

  /** Ties the contacts that an input carries, once its opportunity is there. */
  async tie(opportunityId: string, input: ImportedInput): Promise<void> {
    const ids = (input[carried] ?? []) as string[];
    const inputs = ids.map((contactId) => ({ opportunityId, contactId, role: 'other' as const }));
    await this.participants.createMany(inputs, 'import');
  }

  private async notYet(opportunityId: string, contactIds: readonly string[]): Promise<string[]> {
    if (contactIds.length === 0) return [];
    const rows = await this.db.query<{ id: string }>(
      'SELECT contact_id AS id FROM crm_participant WHERE opportunity_id = $1 AND contact_id = ANY ($2::uuid[])',
      [opportunityId, contactIds],
    );
    const there = new Set(rows.map(({ id }) => id));
    return contactIds.filter((id) => !there.has(id));
  }

  private async byExternalId(key: string): Promise<string[]> {
    return this.ids('SELECT id FROM crm_contact WHERE external_id = $1', key);
  }

  private byName(piece: string): Promise<string[]> {
    const address = addressIn(piece);
    if (address)
      return this.ids(
        'SELECT id FROM crm_contact WHERE emails @> $1::jsonb LIMIT 2',
        JSON.stringify([{ address }]),
      );
    return this.ids(
      `SELECT id FROM crm_contact WHERE ${folded('first_name || last_name')} = ${folded('$1::text')} LIMIT 2`,
      piece.replace(/\([^)]*\)$/, ''),
    );
  }

  private async ids(statement: string, value: string): Promise<string[]> {
    return (await this.db.query<{ id: string }>(statement, [value])).map(({ id }) => id);
  }
}

const missing = (name: string) =>
  text(`contact « ${name} » introuvable : laissé`, `contact "${name}" not found: left out`);
const several = (name: string) =>
  text(`plusieurs contacts « ${name} » : aucun n’est pris`, `several contacts "${name}": none is taken`);
const notAllowed = text(
  'participants laissés : vous ne pouvez pas en ajouter',
  'participants left out: you may not add any',
);
