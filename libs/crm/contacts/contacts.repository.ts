import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type Contact, contactType } from './contact.entity.js';

@Injectable()
export class ContactsRepository extends RecordsRepository<Contact> {
  constructor(db: TenantDb) {
    super(db, contactType);
  }
}
