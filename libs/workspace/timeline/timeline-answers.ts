import { ApiProperty } from '@nestjs/swagger';
import { AttachmentAnswer } from '../attachments/attachment-answers.js';
import { CommentAnswer } from '../comments/comment-answers.js';
import { ActorAnswer } from '../owner-records/actor-answer.js';

export const timelineKinds = ['created', 'changed', 'deleted', 'comment', 'attachment', 'record'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export class TimelineChange {
  @ApiProperty({ type: String })
  field!: string;

  @ApiProperty({ type: Object, nullable: true, description: 'The value before' })
  from!: unknown;

  @ApiProperty({ type: Object, nullable: true, description: 'The value after' })
  to!: unknown;
}

/** A record of another kind that is part of this one's story: a mail, a campaign. */
export class TimelineRecord {
  @ApiProperty({ type: String, example: 'crm.email' })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, description: 'What it is called' })
  title!: string;

  @ApiProperty({ type: String, description: 'How it begins; may be empty' })
  excerpt!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What else is worth showing, as its kind has it: `state`, `direction` …',
  })
  facts!: Record<string, string>;
}

/** One thing that happened to a record. */
export class TimelineEntry {
  @ApiProperty({ type: String, description: 'Unique within the timeline', example: 'comment/0192…' })
  id!: string;

  @ApiProperty({ enum: timelineKinds })
  kind!: TimelineKind;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ type: ActorAnswer })
  actor!: ActorAnswer;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The import that made the change',
  })
  importId!: string | null;

  @ApiProperty({ type: [TimelineChange], description: 'Of kinds created and changed; else empty' })
  changes!: TimelineChange[];

  @ApiProperty({ type: CommentAnswer, nullable: true })
  comment!: CommentAnswer | null;

  @ApiProperty({ type: AttachmentAnswer, nullable: true })
  attachment!: AttachmentAnswer | null;

  @ApiProperty({ type: TimelineRecord, nullable: true })
  record!: TimelineRecord | null;
}
