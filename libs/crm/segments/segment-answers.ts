import { ApiProperty, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateIf } from 'class-validator';
import { isId } from '#kernel';
import { message, rule } from '#runtime';
import { Contact } from '../contacts/contact.entity.js';
import { Segment } from './segment.entity.js';

/** Contacts of one request. */
export const mostMembers = 1000;
/** Contacts that a preview shows. */
export const previewed = 10;

const ids = rule(
  'ids',
  (value) => Array.isArray(value) && value.every(isId),
  message('Des identifiants sont attendus.', 'Ids are expected.'),
);
const anArray = IsArray(message('Une liste est attendue.', 'A list is expected.'));
const atMost = ArrayMaxSize(
  mostMembers,
  message(`${mostMembers} contacts au plus.`, `${mostMembers} contacts at most.`),
);
const once = ArrayUnique(message('Chaque contact une fois au plus.', 'Each contact once at most.'));
const api = { type: String, isArray: true, format: 'uuid', maxItems: mostMembers, required: false } as const;

/** Contacts to put into a fixed segment, and others to take out. */
export class SegmentMembersInput {
  @ApiProperty(api)
  @ValidateIf((_, value) => value !== undefined)
  @anArray
  @atMost
  @once
  @ids
  add?: string[];

  @ApiProperty(api)
  @ValidateIf((_, value) => value !== undefined)
  @anArray
  @atMost
  @once
  @ids
  remove?: string[];
}

export class SegmentMembersAnswer {
  @ApiProperty({ type: 'integer', description: 'Contacts that were not in it' })
  added!: number;

  @ApiProperty({ type: 'integer', description: 'Contacts that were in it' })
  removed!: number;
}

export class SegmentCountAnswer {
  @ApiProperty({ type: 'integer', description: 'Contacts in it now, of those you may read' })
  count!: number;
}

/** Conditions that no segment has yet. */
export class SegmentPreviewInput extends PickType(Segment, ['match', 'conditions'] as const) {}

export class SegmentPreviewAnswer extends SegmentCountAnswer {
  @ApiProperty({ type: [Contact], description: `The first ${previewed} of them` })
  items!: Contact[];
}
