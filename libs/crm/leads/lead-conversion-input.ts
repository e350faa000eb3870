import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { text } from '#kernel';
import { BooleanField, IdField, type InputOf, message } from '#runtime';
import type { Company } from '../companies/company.entity.js';
import { CompanyInput } from '../companies/company.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactInput } from '../contacts/contact.entity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import { OpportunityInput } from '../opportunities/opportunity.entity.js';

/** What the new company gets beside, or instead of, what the lead says. */
export class LeadCompanyInput extends PartialType(CompanyInput) {}

/** What the new contact gets beside, or instead of, what the lead says. */
export class LeadContactPersonInput extends PartialType(ContactInput) {}

export class LeadOpportunityInput extends PickType(OpportunityInput as new () => InputOf<Opportunity>, [
  'name',
  'amount',
  'pipelineId',
  'stageId',
  'expectedCloseOn',
  'custom' as never,
]) {}

/** A member that is an object of a class, or absent. */
const Part = (of: new () => object): PropertyDecorator => {
  const decorators = [
    ApiProperty({ type: of, required: false }),
    ValidateIf((_, value) => value !== undefined),
    ValidateNested(message('Un objet est attendu.', 'An object is expected.')),
    Type(() => of),
  ];
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
};

/** What becomes of a lead. A company or contact that exists already is linked, and never changed. */
export class LeadConversionInput {
  @BooleanField({ label: text('Avec une société', 'With a company') })
  withCompany?: boolean | null;

  @IdField({ label: text('Société existante', 'Existing company'), to: 'crm.company' })
  companyId?: string | null;

  @Part(LeadCompanyInput)
  company?: InputOf<Company>;

  @IdField({ label: text('Contact existant', 'Existing contact'), to: 'crm.contact' })
  contactId?: string | null;

  @Part(LeadContactPersonInput)
  contact?: InputOf<Contact>;

  @Part(LeadOpportunityInput)
  opportunity?: InputOf<Opportunity>;
}
