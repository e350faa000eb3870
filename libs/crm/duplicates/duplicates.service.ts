import { Injectable } from '@nestjs/common';
import { type InputOf, RecordRegistry, readInput } from '#runtime';
import type { Company } from '../companies/company.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import type { DuplicateCandidate } from './duplicate-answers.js';
import type { CheckedKind, DuplicateCheckInput } from './duplicate-check-input.js';
import {
  type DuplicateKeys,
  duplicateReasons,
  keysOfCompany,
  keysOfContact,
  keysOfLead,
  weightOf,
} from './duplicate-keys.js';
import { DuplicatesRepository, type FoundDuplicate } from './duplicates.repository.js';

const atMost = 10;

/** Tells who may be in the instance already, before somebody is entered once more (CRM-1). */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly duplicates: DuplicatesRepository,
    private readonly records: RecordRegistry,
  ) {}

  /** At most ten records that the actor may read, the likeliest first. */
  async candidates({ resource, record, exceptId }: DuplicateCheckInput): Promise<DuplicateCandidate[]> {
    const found: (FoundDuplicate & { kind: CheckedKind })[] = [];
    for (const [kind, keys] of this.searches(resource, this.sound(resource, record))) {
      const some = await this.duplicates.find(kind, keys, exceptId ?? null);
      found.push(...some.map((each) => ({ ...each, kind })));
    }
    const likeliest = found
      .sort((one, two) => weightOf(two.reasons) - weightOf(one.reasons) || (one.id < two.id ? -1 : 1))
      .slice(0, atMost);
    return this.described(likeliest);
  }

  /** Where to look, and for what. */
  private searches(resource: CheckedKind, record: object): [CheckedKind, DuplicateKeys][] {
    if (resource === 'crm.company') return [['crm.company', keysOfCompany(record as InputOf<Company>)]];
    if (resource === 'crm.contact') return [['crm.contact', keysOfContact(record as InputOf<Contact>)]];
    const { personNames, ...keys } = keysOfLead(record as InputOf<Lead>);
    return [
      ['crm.lead', keys],
      ['crm.company', keys],
      ['crm.contact', { ...keys, names: personNames }],
    ];
  }

  /** The fields that would be taken as they are, in the form in which they are stored; a form is asked about while it is filled in. */
  private sound(resource: CheckedKind, record: Record<string, unknown>): object {
    const input = this.records.find(resource)?.input;
    if (!input) return {};
    const { value, errors } = readInput(input, record, true);
    const wrong = new Set(errors.map(({ field }) => field.split('.').slice(0, 2).join('.')));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !wrong.has(name))
        .map(([name, each]) => [
          name,
          Array.isArray(each) ? each.filter((_, index) => !wrong.has(`${name}.${index}`)) : each,
        ]),
    );
  }

  private async described(
    found: readonly (FoundDuplicate & { kind: CheckedKind })[],
  ): Promise<DuplicateCandidate[]> {
    const described = new Map<string, { title: string; subtitle: string }>();
    for (const [kind, some] of Map.groupBy(found, (each) => each.kind)) {
      const registered = this.records.find(kind);
      for (const record of (await registered?.service.repository.getMany(some.map(({ id }) => id))) ?? [])
        described.set(record.id, {
          title: registered?.type.titleOf(record) ?? '',
          subtitle: registered?.type.subtitleOf(record) ?? '',
        });
    }
    return found.flatMap(({ kind, id, reasons }) => {
      const words = described.get(id);
      if (!words) return [];
      const sorted = duplicateReasons.filter((code) => reasons.includes(code)).map((code) => ({ code }));
      return [{ resource: kind, id, ...words, reasons: sorted }];
    });
  }
}
