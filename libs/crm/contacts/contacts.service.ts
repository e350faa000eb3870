import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type InputOf, RecordsService } from '#runtime';
import type { Contact } from './contact.entity.js';
import { checkEmails } from './contact.rules.js';
import { ContactsRepository } from './contacts.repository.js';

@Injectable()
export class ContactsService extends RecordsService<Contact> {
  constructor(contacts: ContactsRepository) {
    super(contacts);
  }

  override async check(input: InputOf<Contact>): Promise<readonly FieldError[]> {
    return checkEmails(input);
  }
}
