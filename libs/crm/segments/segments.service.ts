import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { type InputOf, RecordsService, Scopes, unknownRecord } from '#runtime';
import { contactType } from '../contacts/contact.entity.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { CrmProblems } from '../crm.problems.js';
import type { Segment } from './segment.entity.js';
import {
  previewed,
  type SegmentMembersAnswer,
  type SegmentMembersInput,
  type SegmentPreviewAnswer,
  type SegmentPreviewInput,
} from './segment-answers.js';
import { SegmentMembers } from './segment-members.js';
import { SegmentsRepository } from './segments.repository.js';

@Injectable()
export class SegmentsService extends RecordsService<Segment> {
  constructor(
    private readonly segments: SegmentsRepository,
    private readonly members: SegmentMembers,
    private readonly contacts: ContactsRepository,
  ) {
    super(segments);
  }

  /** A new segment is of who makes it, unless they say otherwise. */
  override complete(input: InputOf<Segment>, before: Segment | undefined): InputOf<Segment> {
    if (before || input.ownerId !== undefined) return input;
    return { ...input, ownerId: Scopes.actor().userId ?? null };
  }

  override async check(input: InputOf<Segment>, before: Segment | undefined): Promise<readonly FieldError[]> {
    const kind = input.kind ?? before?.kind ?? 'dynamic';
    if (before && kind !== before.kind)
      return [
        refusal('kind', 'Le type d’un segment ne change pas.', 'The kind of a segment does not change.'),
      ];
    const conditions = input.conditions ?? [];
    if (kind === 'fixed' && conditions.length > 0)
      return [
        refusal(
          'conditions',
          'Un segment fixe n’a pas de conditions : on y met des contacts.',
          'A fixed segment has no conditions: contacts are put into it.',
        ),
      ];
    return this.members.check(conditions);
  }

  /** @throws Problem NOT_FOUND for a segment that the actor may not read. */
  count(id: string): Promise<number> {
    return this.members.count(id);
  }

  /** @throws Problem INVALID_INPUT for conditions that make no sense. */
  async preview({ match = 'all', conditions = [] }: SegmentPreviewInput): Promise<SegmentPreviewAnswer> {
    const errors = await this.members.check(conditions);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const value = await this.members.holds({ kind: 'draft', match, conditions });
    const field = contactType.field('lastName');
    const { items, total } = await this.contacts.list({
      page: 1,
      perPage: previewed,
      sort: field,
      order: 'ASC',
      search: [],
      filters: [{ field, operator: 'holds', value }],
    });
    return { count: total, items };
  }

  /**
   * @throws Problem CRM_SEGMENT_DYNAMIC for a segment that has its members by conditions, INVALID_INPUT for contacts that
   * the actor may not read, NOT_FOUND or FORBIDDEN for a segment that they may not change.
   */
  async change(id: string, { add = [], remove = [] }: SegmentMembersInput): Promise<SegmentMembersAnswer> {
    const segment = await this.segments.get(id, 'update', true);
    if (segment.kind !== 'fixed') throw new Problem(CrmProblems.CRM_SEGMENT_DYNAMIC);
    const readable = new Set((await this.contacts.getMany(add)).map((contact) => contact.id));
    if (add.some((each) => !readable.has(each)))
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: [unknownRecord('add')] });
    const added = await this.segments.add(id, add);
    const removed = await this.segments.takeOut(id, remove);
    if (added + removed > 0) this.segments.tell(segment);
    return { added, removed };
  }
}

const refusal = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: 'kind',
  message: text(fr, en),
});
