import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, type Origin, RecordsService, Scopes } from '#runtime';
import { ConsentsService } from '../consent/consents.service.js';
import type { Contact } from './contact.entity.js';
import { checkEmails } from './contact.rules.js';
import { ContactsRepository } from './contacts.repository.js';

/** Marks that follow from what the contact said, and the channel that each is about. */
const marks = { emailOptOut: 'email', doNotCall: 'phone' } as const;
const names = Object.keys(marks) as (keyof typeof marks)[];

@Injectable()
export class ContactsService extends RecordsService<Contact> {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly consents: ConsentsService,
  ) {
    super(contacts);
  }

  /** No import opts anyone in: what a file says less than a person did is left out. */
  override complete(input: InputOf<Contact>, before: Contact | undefined): InputOf<Contact> {
    if (!before || !Scopes.current().batchId) return input;
    const complete = { ...input };
    for (const name of names) if (before[name] && complete[name] === false) delete complete[name];
    return complete;
  }

  override async check(input: InputOf<Contact>): Promise<readonly FieldError[]> {
    return checkEmails(input);
  }

  /** An address that is on the list of refused ones opts the contact out: triggers see to it, here as everywhere. */
  override async create(input: InputOf<Contact>, origin: Origin = 'user'): Promise<Contact> {
    const created = await super.create(input, origin);
    // What it said is written to the contact by triggers too, after the answer of its INSERT.
    if (!(await this.noteWords(created.id, input, undefined))) return created;
    const [stored] = await this.contacts.getMany([created.id]);
    return stored ?? created;
  }

  override async update(id: string, version: number, patch: InputOf<Contact>): Promise<Contact> {
    if (names.every((name) => patch[name] === undefined)) return super.update(id, version, patch);
    const before = await this.contacts.get(id, 'update', true);
    const updated = await super.update(id, version, patch);
    await this.noteWords(id, patch, before);
    return updated;
  }

  /**
   * Setting or clearing a mark by hand is noted like anything else that the contact said, with the user.
   * @returns whether anything was noted.
   */
  private async noteWords(
    id: string,
    input: InputOf<Contact>,
    before: Contact | undefined,
  ): Promise<boolean> {
    let noted = false;
    for (const name of names) {
      const refused = input[name];
      if (typeof refused !== 'boolean' || refused === (before?.[name] ?? false)) continue;
      const word = refused
        ? ({ kind: 'objected' } as const)
        : ({ kind: 'given', basis: 'legitimate-interest', awaitsConfirmation: false } as const);
      await this.consents.record({ contactId: id, channel: marks[name], source: 'contact', ...word });
      noted = true;
    }
    return noted;
  }
}
