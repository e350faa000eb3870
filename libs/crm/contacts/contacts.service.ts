import { Injectable } from '@nestjs/common';
import { RecordsService } from '#runtime';
import type { Contact } from './contact.entity.js';
import { ContactsRepository } from './contacts.repository.js';

@Injectable()
export class ContactsService extends RecordsService<Contact> {
  constructor(contacts: ContactsRepository) {
    super(contacts);
  }
}
