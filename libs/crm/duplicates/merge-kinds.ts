import { Injectable } from '@nestjs/common';
import { type RecordEntity, type RecordsService, type RecordType, Scopes } from '#runtime';
import { CompaniesService } from '../companies/companies.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Restrictive } from './merge.rules.js';
import type { MergedKind } from './merges.repository.js';

/** What a kind of record needs to be merged. */
export interface MergeKind {
  readonly type: RecordType;
  readonly service: RecordsService<RecordEntity>;
  /** Refusals, which hold when either record has them. */
  readonly restrictive: Restrictive;
}

@Injectable()
export class MergeKinds {
  private readonly kinds: Readonly<Record<MergedKind, MergeKind>>;

  constructor(companies: CompaniesService, contacts: ContactsService) {
    this.kinds = {
      'crm.company': kindOf(companies, []),
      'crm.contact': kindOf(contacts, ['doNotCall', 'emailOptOut']),
    };
  }

  of(resource: MergedKind): MergeKind {
    return this.kinds[resource];
  }
}

const kindOf = <Entity extends RecordEntity>(
  service: RecordsService<Entity>,
  restrictive: Restrictive,
): MergeKind => ({
  type: service.repository.type as unknown as RecordType,
  service: service as unknown as RecordsService<RecordEntity>,
  restrictive,
});

/** Merging changes the record that stays and removes the other one: it takes the rights of both, and so does its undoing. */
export const mayMerge = ({ type }: MergeKind): boolean => {
  const actor = Scopes.actor();
  return (
    actor.reachOf(type.permission('update')) !== undefined &&
    actor.reachOf(type.permission('delete')) !== undefined
  );
};
