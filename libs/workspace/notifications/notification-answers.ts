import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { message } from '#runtime';
import type { NotificationParams } from './notification-kinds.js';

export class NotificationAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, description: 'Key of the text', example: 'integrations.import-done' })
  kind!: string;

  @ApiProperty({ type: String, description: 'The text, in the language of the request' })
  title!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'The values in the text',
  })
  params!: NotificationParams;

  @ApiProperty({ type: String, nullable: true, description: 'Kind of record that is meant' })
  resource!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  recordId!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt!: Date | null;
}

export class NotificationPage {
  @ApiProperty({ type: [NotificationAnswer] })
  items!: NotificationAnswer[];

  @ApiProperty({ type: 'integer', description: 'Notifications that match, over all pages' })
  total!: number;

  @ApiProperty({ type: 'integer' })
  page!: number;

  @ApiProperty({ type: 'integer' })
  perPage!: number;

  @ApiProperty({ type: 'integer', description: 'How many are not read, whatever was asked' })
  unread!: number;
}

export class UnreadAnswer {
  @ApiProperty({ type: 'integer', description: 'How many are not read yet' })
  unread!: number;
}

const ids = message(
  'Une liste de 200 identifiants au plus est attendue.',
  'A list of at most 200 ids is expected.',
);

export class NotificationReadingInput {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    required: false,
    maxItems: 200,
    description: 'Those that were read; all of them when absent',
  })
  @IsOptional()
  @IsArray(ids)
  @ArrayMaxSize(200, ids)
  @IsUUID(undefined, { each: true, ...ids })
  ids?: string[];
}
