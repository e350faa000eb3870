import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { ContactInput, contactType } from './contact.entity.js';
import { ContactsService } from './contacts.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(contactType.path)
export class ContactsController extends recordsController(contactType, ContactInput) {
  constructor(contacts: ContactsService) {
    super(contacts);
  }
}
