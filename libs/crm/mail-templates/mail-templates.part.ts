import type { CrmPart } from '../crm-part.js';
import { MailTemplateInput, mailTemplateType } from './mail-template.entity.js';
import { MailTemplatesController } from './mail-templates.controller.js';
import { MailTemplatesRepository } from './mail-templates.repository.js';
import { MailTemplatesService } from './mail-templates.service.js';

/** Letters that people write again and again. */
export const mailTemplatesPart: CrmPart = {
  records: [{ type: mailTemplateType, service: MailTemplatesService, input: MailTemplateInput }],
  controllers: [MailTemplatesController],
  providers: [MailTemplatesRepository, MailTemplatesService],
};
