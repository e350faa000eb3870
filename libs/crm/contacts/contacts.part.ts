import type { CrmPart } from '../crm-part.js';
import { ContactInput, contactType } from './contact.entity.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

/** The people that the company knows. */
export const contactsPart: CrmPart = {
  records: [{ type: contactType, service: ContactsService, input: ContactInput }],
  controllers: [ContactsController],
  providers: [ContactsRepository, ContactsService],
};
