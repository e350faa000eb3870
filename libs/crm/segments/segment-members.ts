import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem } from '#kernel';
import {
  Clock,
  type ListFilter,
  type OwnCondition,
  RecordRegistry,
  type RecordsRepository,
  Scopes,
} from '#runtime';
import type { Segment } from './segment.entity.js';
import {
  type Condition,
  type Moment,
  type ReadCondition,
  readCondition,
  recordOfFact,
} from './segment-conditions.js';
import { SegmentsRepository } from './segments.repository.js';

/**
 * Who is in a segment now, as far as the actor may read: contacts, and the records that conditions are about. The platform
 * itself (a job that sends a campaign) reads all.
 */
@Injectable()
export class SegmentMembers {
  constructor(
    private readonly segments: SegmentsRepository,
    private readonly records: RecordRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * A statement that selects the ids of the contacts of a segment, each once, with its parameters from `$1`.
   * @throws Problem NOT_FOUND for a segment that the actor may not read.
   */
  async sql(segmentId: string): Promise<{ text: string; params: unknown[]; bySets: boolean }> {
    const [segment] = await this.segments.getMany([segmentId]);
    if (!segment) throw new Problem(CommonProblems.NOT_FOUND);
    const value = await this.holds(segment);
    const contacts = this.repositoryOf('contact');
    const params: unknown[] = [];
    const filter = { field: contacts.type.field('lastName'), operator: 'holds', value } as const;
    const text = contacts.readableIds(params, { filters: [filter], search: [] });
    return { text: text.slice(1, -1), params, bySets: value.bySets };
  }

  /** How many there are. @throws Problem NOT_FOUND, as `sql` */
  async count(segmentId: string): Promise<number> {
    const { text, params, bySets } = await this.sql(segmentId);
    const count = () => this.segments.count(text, params);
    return bySets ? this.segments.bySets(count) : count();
  }

  /** Runs a list that is filtered by what `isIn` or `holds` wrote. */
  list<T>(asked: readonly ListFilter[], work: () => Promise<T>): Promise<T> {
    const bySets = asked.some(({ operator, value }) => operator === 'holds' && (value as Membership).bySets);
    return bySets ? this.segments.bySets(work) : work();
  }

  /** Being in one of some segments, as a condition on contacts. Those that the actor may not read have no members. */
  async isIn(segmentIds: readonly string[]): Promise<Membership> {
    const conditions: Membership[] = [];
    for (const segment of await this.segments.getMany(segmentIds)) conditions.push(await this.holds(segment));
    return membership(
      (values) => (conditions.length > 0 ? anyOf(conditions.map((condition) => condition(values))) : 'false'),
      conditions.some(({ bySets }) => bySets),
    );
  }

  /** Being in a segment, as a condition on contacts; the segment may be one that is not stored yet. */
  async holds(segment: Members): Promise<Membership> {
    if (segment.kind === 'fixed')
      return membership((values) => {
        values.push(segment.id);
        return `"id" IN (SELECT contact_id FROM crm_segment_member WHERE segment_id = $${values.length})`;
      });
    const reads: (ReadCondition | undefined)[] = [];
    for (const condition of segment.conditions) {
      const { read, errors } = await readCondition(condition, this.records, this.moment());
      // What was right when it was written and is not any more (a field that is gone) keeps nobody in.
      reads.push(errors.length > 0 ? undefined : read);
    }
    const isAny = segment.match === 'any';
    const tied = reads.filter((read) => read && read.fact !== 'contact').length;
    return membership(
      (values) => {
        const all = reads.map((read) => (read ? this.written(read, values) : 'false'));
        if (all.length === 0) return 'true';
        return isAny ? anyOf(all) : all.map((each) => `(${each})`).join(' AND ');
      },
      tied > 1 && !isAny,
    );
  }

  /** What is wrong with the conditions of a segment, under their paths. */
  async check(conditions: readonly Condition[]): Promise<FieldError[]> {
    const all: FieldError[] = [];
    for (const [at, condition] of conditions.entries()) {
      const { errors } = await readCondition(condition, this.records, this.moment());
      all.push(...errors.map((error) => ({ ...error, field: `conditions.${at}.${error.field}` })));
    }
    return all;
  }

  private written(read: ReadCondition, values: unknown[]): string {
    if (read.fact === 'contact') {
      const asked = this.repositoryOf('contact').isAskedFor(read.asked, values);
      // An empty city is not Nantes either.
      return read.not ? `${asked} IS NOT TRUE` : asked;
    }
    const contacts = this.segments.contactsWith(read, this.askedIds, values);
    return read.not
      ? `NOT EXISTS (SELECT FROM (${contacts}) tied WHERE tied.id = "crm_contact"."id")`
      : `"id" IN (${contacts})`;
  }

  private readonly askedIds = ({ fact, asked }: ReadCondition, values: unknown[]): string =>
    fact === 'consent' ? '' : this.repositoryOf(fact).readableIds(values, asked);

  private repositoryOf(fact: keyof typeof recordOfFact): RecordsRepository<never> {
    const record = this.records.find(recordOfFact[fact]);
    if (!record) throw new Error(`no record ${recordOfFact[fact]}`);
    return record.service.repository as unknown as RecordsRepository<never>;
  }

  private moment(): Moment {
    return { today: this.clock.today(), timeZone: Scopes.instance().timeZone };
  }
}

/** A condition on contacts; `bySets` where it asks for several kinds of tied records at once (see the repository). */
export type Membership = OwnCondition & { readonly bySets: boolean };

const membership = (condition: OwnCondition, bySets = false): Membership =>
  Object.assign(condition, { bySets });

/** What says who is in. */
export type Members =
  | Pick<Segment, 'id' | 'kind' | 'match' | 'conditions'>
  | ({ readonly kind: 'draft' } & Pick<Segment, 'match' | 'conditions'>);

/** PostgreSQL asks each alternative apart, by its own indexes: a plain OR would ask every contact. */
const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1
    ? (conditions[0] as string)
    : `"id" IN (${conditions.map((each) => `SELECT "id" FROM "crm_contact" WHERE ${each}`).join(' UNION ')})`;
