import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { LeadInput, leadType } from './lead.entity.js';
import { LeadsService } from './leads.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(leadType.path)
export class LeadsController extends recordsController(leadType, LeadInput) {
  constructor(leads: LeadsService) {
    super(leads);
  }
}
