import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem } from '#kernel';
import {
  Clock,
  type CustomField,
  carriedCustom,
  type InputOf,
  type RecordEntity,
  type RecordsService,
  type RecordType,
  Scopes,
  unknownRecord,
} from '#runtime';
import { affiliationType } from '../affiliations/affiliation.entity.js';
import { AffiliationsService } from '../affiliations/affiliations.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { companyType } from '../companies/company.entity.js';
import { contactType } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { OpportunitiesService } from '../opportunities/opportunities.service.js';
import { opportunityType } from '../opportunities/opportunity.entity.js';
import type { Lead } from './lead.entity.js';
import { checkConversion, planConversion } from './lead-conversion.rules.js';
import type { LeadConversionInput } from './lead-conversion-input.js';
import { LeadLifeService } from './lead-life.service.js';
import { leadLife } from './lead-states.js';
import { LeadsRepository } from './leads.repository.js';

/** Where values of the company's own fields come from. */
interface Source {
  readonly lead: Lead;
  readonly custom: readonly CustomField[];
}

/**
 * Makes of a lead what it has become: a company, a contact, their affiliation, an opportunity. All of it in the unit
 * in hand, by the services that make these records for everybody.
 */
@Injectable()
export class LeadConversionService {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly life: LeadLifeService,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
    private readonly affiliations: AffiliationsService,
    private readonly opportunities: OpportunitiesService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED; FORBIDDEN for who may not create what the lead
   * becomes; INVALID_INPUT or ALREADY_EXISTS with paths such as `company.siret`. Nothing is stored then.
   */
  async convert(id: string, version: number, asked: LeadConversionInput): Promise<Lead> {
    const lead = await this.life.lock(id, version);
    const state = leadLife.next('convert', lead.state);
    const plan = planConversion(lead, asked, lead.ownerId ?? Scopes.actor().userId ?? null);
    const errors = [...checkConversion(plan, asked), ...(await this.unknown(asked))];
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });

    const custom = await this.leads.customFields();
    const companyId = plan.company
      ? await this.make('company', companyType, this.companies, plan.company, { lead, custom })
      : (asked.companyId ?? null);
    const contactId = plan.contact
      ? await this.make('contact', contactType, this.contacts, plan.contact, { lead, custom })
      : (asked.contactId ?? null);
    if (companyId && contactId) await this.tie(companyId, contactId, plan.company?.kind === 'household');
    const opportunityId = plan.opportunity
      ? await this.make(
          'opportunity',
          opportunityType,
          this.opportunities,
          { ...plan.opportunity, companyId, contactId },
          { lead, custom },
        )
      : null;
    return this.leads.update(id, version, {
      state,
      ownerId: lead.ownerId ?? Scopes.actor().userId ?? null,
      convertedAt: this.clock.now(),
      convertedCompanyId: companyId,
      convertedContactId: contactId,
      convertedOpportunityId: opportunityId,
    });
  }

  /** Records that do not exist for the actor. */
  private async unknown({ companyId, contactId }: LeadConversionInput): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    if (companyId && (await this.companies.repository.getMany([companyId])).length === 0)
      errors.push(unknownRecord('companyId'));
    if (contactId && (await this.contacts.repository.getMany([contactId])).length === 0)
      errors.push(unknownRecord('contactId'));
    return errors;
  }

  private async tie(companyId: string, contactId: string, household: boolean): Promise<void> {
    if (await this.leads.areAffiliated(contactId, companyId)) return;
    const role = household ? 'owner' : 'other';
    await this.make('contact', affiliationType, this.affiliations, { companyId, contactId, role });
  }

  /** Creates a record as its own route would; what is refused is named by where it stands in the conversion. */
  private async make<Entity extends RecordEntity>(
    part: string,
    type: RecordType<Entity>,
    service: RecordsService<Entity>,
    input: InputOf<Entity>,
    from?: Source,
  ): Promise<string> {
    if (!Scopes.actor().reachOf(type.permission('create'))) throw new Problem(CommonProblems.FORBIDDEN);
    try {
      const own =
        from && carriedCustom(from.lead.custom, from.custom, await service.repository.customFields());
      const given = {
        ...input,
        ...(own && { custom: { ...own, ...(input as { custom?: object }).custom } }),
      };
      // What else the company's own fields require is asked of whoever makes such a record, not of a conversion.
      return (await service.create(given, 'user', false)).id;
    } catch (error) {
      if (!(error instanceof Problem) || error.errors.length === 0) throw error;
      const errors = error.errors.map((each) => ({ ...each, field: `${part}.${each.field}` }));
      throw new Problem(error.kind, { errors, extra: error.extra, cause: error });
    }
  }
}
