import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory, firstNames, lastNames } from '#tenancy';
import { AffiliationsService } from '../affiliations/affiliations.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { cities, companyNames, jobs, sources, streets } from './invented-names.js';

const companyCount = 64;
const householdCount = 46;

/** A year of the demo company's customers, suppliers and partners. Everybody and everything in it is invented. */
@Injectable()
export class CrmDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
    private readonly affiliations: AffiliationsService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { random, people } = story;
    for (let index = 0; index < companyCount + householdCount; index += 1) {
      const actor = random.pick([people.sales, people.sales, people['site-manager'], people.director]);
      const household = index >= companyCount;
      await Scopes.with({ actor }, () =>
        this.units.run({ mode: 'write' }, () =>
          this.addCompany(story, actor.userId, household ? undefined : index),
        ),
      );
    }
  }

  private async addCompany(
    { random, today }: DemoStory,
    ownerId: string,
    index: number | undefined,
  ): Promise<void> {
    const lastName = random.pick(lastNames);
    const city = random.pick(cities);
    const address = {
      label: index === undefined ? 'home' : 'work',
      line1: `${random.integer(1, 120)} ${random.pick(streets)}`,
      postalCode: city.postalCode,
      city: city.name,
      country: 'FR',
    };
    const name = index === undefined ? `Famille ${lastName}` : companyName(random, index);
    const domain = `${name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}.example`;
    const company = await this.companies.create({
      name,
      kind:
        index === undefined
          ? 'household'
          : random.pick([
              'customer',
              'customer',
              'prospect',
              'prospect',
              'supplier',
              'subcontractor',
              'partner',
              'condominium',
            ]),
      addresses: [address],
      ownerId,
      source: random.pick(sources),
      phone: random.fictionalPhone(false),
      ...(index !== undefined && {
        email: `contact@${domain}`,
        website: `https://www.${domain}`,
        siren: inventedSiren(random),
      }),
    });
    const ids = [company.id];
    const size = index === undefined ? random.integer(1, 2) : random.integer(1, 4);
    for (let person = 0; person < size; person += 1) {
      const firstName = random.pick(firstNames);
      const personName = index === undefined ? lastName : random.pick(lastNames);
      const contact = await this.contacts.create({
        civility: random.pick(['mr', 'mrs']),
        firstName,
        lastName: personName,
        ...(index !== undefined && { jobTitle: random.pick(jobs) }),
        emails: [
          {
            label: 'work',
            address: emailOf(firstName, personName, index === undefined ? 'courriel.example' : domain),
          },
        ],
        phones: [{ label: 'mobile', number: random.fictionalPhone(true) }],
        addresses: index === undefined ? [address] : [],
        ownerId,
        preferredChannel: random.pick(['email', 'phone', null]),
        emailOptOut: random.chance(0.08),
      });
      ids.push(contact.id);
      await this.affiliations.create({
        contactId: contact.id,
        companyId: company.id,
        role:
          index === undefined
            ? 'owner'
            : random.pick(['decision-maker', 'buyer', 'accounts-payable', 'site-manager', 'other']),
      });
    }
    const moment = random.momentBefore(today);
    for (const table of ['crm_company', 'crm_contact']) {
      await this.db.query(`UPDATE ${table} SET created_at = $2, updated_at = $2 WHERE id = ANY($1::uuid[])`, [
        ids,
        moment,
      ]);
    }
  }
}

const companyName = (random: DemoStory['random'], index: number): string => {
  const [base = '', place = ''] = [companyNames[index % companyNames.length], random.pick(cities).name];
  return index < companyNames.length ? base : `${base} ${place}`;
};

const emailOf = (firstName: string, lastName: string, domain: string): string =>
  `${firstName}.${lastName}@${domain}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[' ]/g, '-');

/** Nine digits with a right key that INSEE has not given out: it gives no SIREN that begins with 0. */
function inventedSiren(random: DemoStory['random']): string {
  const digits = `0${String(random.integer(0, 9_999_999)).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
