import { Injectable } from '@nestjs/common';
import {
  type ListFilter,
  type ListQuery,
  type Page,
  type RecordAction,
  RecordsRepository,
  TenantDb,
} from '#runtime';
import { SegmentMembers } from '../segments/segment-members.js';
import { type Contact, contactType, segmentFilter } from './contact.entity.js';

@Injectable()
export class ContactsRepository extends RecordsRepository<Contact> {
  constructor(
    db: TenantDb,
    private readonly segments: SegmentMembers,
  ) {
    super(db, contactType);
  }

  override async list(query: ListQuery, action?: RecordAction): Promise<Page<Contact>> {
    const asked = await this.withSegments(query);
    return this.segments.list(asked.filters, () => super.list(asked, action));
  }

  override async *each(query: ListQuery, action: RecordAction, batch?: number): AsyncGenerator<Contact> {
    yield* super.each(await this.withSegments(query), action, batch);
  }

  /** The list's filter by segments, which is no column, as what the segments ask for. */
  private async withSegments(query: ListQuery): Promise<ListQuery> {
    const filters: ListFilter[] = [];
    for (const filter of query.filters) {
      if (filter.field.name !== segmentFilter.name) filters.push(filter);
      else {
        const ids = [filter.value].flat().filter((id): id is string => typeof id === 'string');
        filters.push({ ...filter, operator: 'holds', value: await this.segments.isIn(ids) });
      }
    }
    return { ...query, filters };
  }
}
