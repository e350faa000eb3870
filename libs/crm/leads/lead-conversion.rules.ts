import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Company } from '../companies/company.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Lead } from './lead.entity.js';
import type { LeadConversionInput } from './lead-conversion-input.js';

/** What a conversion makes; what is absent exists already, or is not wanted. */
export interface ConversionPlan {
  readonly company?: InputOf<Company>;
  readonly contact?: InputOf<Contact>;
  readonly opportunity?: InputOf<Opportunity>;
}

/** Whether a lead is a person who asks for themselves: a household, to us. */
const isHousehold = ({ companyName }: Lead): boolean => !companyName;

const personOf = ({ firstName, lastName }: Lead): string => [firstName, lastName].filter(Boolean).join(' ');

/**
 * What a lead becomes, with all that it says, so that nobody types it again (CRM-2). The e-mail and the phone are
 * the person's where there is one; a household and its person share theirs.
 */
export function planConversion(
  lead: Lead,
  asked: LeadConversionInput,
  ownerId: string | null,
): ConversionPlan {
  const household = isHousehold(lead);
  const makesCompany = !asked.companyId && asked.withCompany !== false;
  const makesContact =
    !asked.contactId && (!!lead.lastName || !!lead.firstName || asked.contact !== undefined);
  const place = household ? 'home' : 'work';
  const shared = { ownerId, source: lead.channel, notes: lead.need };
  const reach = { email: lead.email, phone: lead.phone };
  return {
    ...(makesCompany && {
      company: {
        name: lead.companyName ?? personOf(lead),
        kind: household ? 'household' : 'prospect',
        addresses: lead.addresses,
        ...shared,
        ...((household || !(makesContact || asked.contactId)) && reach),
        ...asked.company,
      },
    }),
    ...(makesContact && {
      contact: {
        civility: lead.civility,
        firstName: lead.firstName ?? '',
        ...(lead.lastName && { lastName: lead.lastName }),
        emails: lead.email ? [{ label: place, address: lead.email }] : [],
        phones: lead.phone ? [{ label: place, number: lead.phone }] : [],
        addresses: household || !makesCompany ? lead.addresses : [],
        ...shared,
        // The need is the company's to remember where there is one.
        ...(makesCompany && { notes: null }),
        ...asked.contact,
      },
    }),
    ...(asked.opportunity && {
      opportunity: {
        ...shared,
        addresses: lead.addresses.slice(0, 1),
        ...asked.opportunity,
        leadId: lead.id,
      },
    }),
  };
}

/** What is contradictory or missing in a conversion, before anything is looked up. */
export function checkConversion(plan: ConversionPlan, asked: LeadConversionInput): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  if (asked.companyId && asked.company)
    refuse(
      'company',
      'linked',
      'Une société existante est liée sans être modifiée.',
      'An existing company is linked, not changed.',
    );
  if (asked.contactId && asked.contact)
    refuse(
      'contact',
      'linked',
      'Un contact existant est lié sans être modifié.',
      'An existing contact is linked, not changed.',
    );
  if (asked.withCompany === false && (asked.companyId || asked.company))
    refuse(
      'withCompany',
      'contradiction',
      'Une société est donnée : la conversion se fait donc avec elle.',
      'A company is given: the conversion is one with a company.',
    );
  const missing = text('Ce champ est obligatoire.', 'This field is required.');
  if (plan.company && !plan.company.name)
    errors.push({ field: 'company.name', code: 'isNotEmpty', message: missing });
  if (plan.contact && !plan.contact.lastName)
    errors.push({ field: 'contact.lastName', code: 'isNotEmpty', message: missing });
  const isNobody = !plan.company && !plan.contact && !asked.companyId && !asked.contactId;
  if (isNobody) errors.push({ field: 'contact.lastName', code: 'isNotEmpty', message: missing });
  return errors;
}
