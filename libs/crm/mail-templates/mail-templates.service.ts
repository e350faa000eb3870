import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem } from '#kernel';
import { type InputOf, RecordsService, Scopes, unknownRecord } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { type LetterField, letterFields, parseFields } from '../campaigns/rendering/merge-fields.js';
import { SendingRepository } from '../campaigns/sending/sending.repository.js';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { LeadsRepository } from '../leads/leads.repository.js';
import { OpportunitiesRepository } from '../opportunities/opportunities.repository.js';
import type { FilledLetter } from './filling-answers.js';
import type { FillingInput } from './filling-input.js';
import { fillLetter, type LetterValues } from './letter.rules.js';
import type { MailTemplate } from './mail-template.entity.js';
import { MailTemplatesRepository } from './mail-templates.repository.js';

/** Templates of letters to one person, and what they say to somebody. */
@Injectable()
export class MailTemplatesService extends RecordsService<MailTemplate> {
  constructor(
    private readonly templates: MailTemplatesRepository,
    private readonly contacts: ContactsRepository,
    private readonly companies: CompaniesRepository,
    private readonly opportunities: OpportunitiesRepository,
    private readonly leads: LeadsRepository,
    private readonly sending: SendingRepository,
    private readonly profile: CompanyProfileService,
  ) {
    super(templates);
  }

  override complete(input: InputOf<MailTemplate>, before: MailTemplate | undefined): InputOf<MailTemplate> {
    return before ? input : { ...input, ownerId: Scopes.actor().userId ?? null };
  }

  override async check(input: InputOf<MailTemplate>): Promise<readonly FieldError[]> {
    return (['subject', 'body'] as const).flatMap(
      (field) => parseFields(input[field] ?? '', field, letterFields).errors,
    );
  }

  /** @throws Problem NOT_FOUND for a template, INVALID_INPUT for a record that is not there for the actor */
  async fill(id: string, about: FillingInput): Promise<FilledLetter> {
    const template = await this.templates.get(id);
    return fillLetter(template, await this.valuesFor(about));
  }

  private async valuesFor({
    contactId,
    companyId,
    opportunityId,
    leadId,
  }: FillingInput): Promise<LetterValues> {
    const opportunity = await one(this.opportunities, opportunityId, 'opportunityId');
    const lead = await one(this.leads, leadId, 'leadId');
    const contact = await one(this.contacts, contactId ?? opportunity?.contactId, 'contactId', !contactId);
    const company = await one(this.companies, companyId ?? opportunity?.companyId, 'companyId', !companyId);
    const facts = contact && (await this.sending.factsOf(contact.id));
    const [writer, us] = [await this.templates.writer(Scopes.actor().userId), await this.profile.answer()];
    const values: Partial<Record<LetterField, string | null>> = {
      ...facts?.values,
      ...(lead && {
        'contact.civility': civilities[lead.civility ?? ''] ?? null,
        'contact.firstName': lead.firstName,
        'contact.lastName': lead.lastName,
        'contact.city': lead.city,
        'company.name': lead.companyName,
      }),
      ...(company && { 'company.name': company.name, 'company.city': company.city }),
      ...(opportunity && { 'opportunity.name': opportunity.name, 'opportunity.city': opportunity.city }),
      'me.firstName': writer?.firstName ?? null,
      'me.lastName': writer?.lastName ?? null,
      'us.name': us.tradeName ?? us.legalName,
      'us.phone': us.phone,
    };
    return values;
  }
}

const civilities: Readonly<Record<string, string>> = { mr: 'Monsieur', mrs: 'Madame' };

/** A record that is named; what follows from another one may be out of the actor's reach. */
async function one<Entity>(
  repository: { getMany(ids: readonly string[]): Promise<Entity[]> },
  id: string | null | undefined,
  field: string,
  follows = false,
): Promise<Entity | undefined> {
  if (!id) return undefined;
  const [found] = await repository.getMany([id]);
  if (found || follows) return found;
  throw new Problem(CommonProblems.INVALID_INPUT, { errors: [unknownRecord(field)] });
}
