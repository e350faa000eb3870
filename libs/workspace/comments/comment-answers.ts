import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateIf } from 'class-validator';
import { isId, text } from '#kernel';
import { IdField, message, rule, TextField } from '#runtime';
import { ActorAnswer } from '../owner-records/actor-answer.js';

export const maxMentions = 50;

/** Somebody addressed in a comment. */
export class MentionAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

export class CommentAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String, description: 'Kind of the record', example: 'crm.company' })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  recordId!: string;

  @ApiProperty({ type: String, description: 'Plain text; never to be read as HTML' })
  text!: string;

  @ApiProperty({ type: [MentionAnswer] })
  mentions!: MentionAnswer[];

  @ApiProperty({ type: ActorAnswer })
  author!: ActorAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Later than createdAt: the text was changed',
  })
  updatedAt!: Date;
}

/** A comment as it is posted. */
export class CommentInput {
  @TextField({
    label: text('Type de fiche', 'Kind of record'),
    max: 100,
    required: true,
    example: 'crm.company',
  })
  resource!: string;

  @IdField({ label: text('Fiche', 'Record'), required: true })
  recordId!: string;

  @TextField({
    label: text('Commentaire, en texte seul', 'Comment, in plain text'),
    max: 10_000,
    required: true,
    example: 'Le client rappelle mardi.',
  })
  text!: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: maxMentions,
    description: 'Ids of colleagues whom the text addresses',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(maxMentions, message(`${maxMentions} éléments au plus.`, `${maxMentions} items at most.`))
  @rule(
    'ids',
    (value) => !Array.isArray(value) || value.every(isId),
    message('Des identifiants sont attendus.', 'Ids are expected.'),
  )
  mentions?: string[];
}

/** What may be changed of a comment: not what it is on. */
export class CommentPatch extends OmitType(CommentInput, ['resource', 'recordId'] as const) {}
