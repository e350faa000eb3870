import { ApiProperty } from '@nestjs/swagger';
import { AttachmentAnswer } from '../attachments/attachment-answers.js';
import { CommentAnswer } from '../comments/comment-answers.js';
import { ActorAnswer } from '../owner-records/actor-answer.js';

export const timelineKinds = ['created', 'changed', 'deleted', 'comment', 'attachment'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export class TimelineChange {
  @ApiProperty({ type: String })
  field!: string;

  @ApiProperty({ type: Object, nullable: true, description: 'The value before' })
  from!: unknown;

  @ApiProperty({ type: Object, nullable: true, description: 'The value after' })
  to!: unknown;
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
}
