import { ApiProperty } from '@nestjs/swagger';
import { text } from '#kernel';
import { TextField } from '#runtime';
import { ActorAnswer } from '../owner-records/actor-answer.js';

/** A file beside a record. */
export class AttachmentAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String, description: 'Kind of the record', example: 'crm.company' })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  recordId!: string;

  @ApiProperty({ type: String, example: 'plan du rez-de-chaussée.pdf' })
  name!: string;

  @ApiProperty({ type: String, example: 'application/pdf' })
  mediaType!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes' })
  size!: number;

  @ApiProperty({ type: String, description: 'SHA-256 of the content, in hexadecimal' })
  sha256!: string;

  @ApiProperty({ type: Boolean, description: 'May be shown inside the page: `?inline` is honoured' })
  inline!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: ActorAnswer })
  author!: ActorAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: Date;
}

export class AttachmentsAnswer {
  @ApiProperty({ type: [AttachmentAnswer] })
  items!: AttachmentAnswer[];
}

export class AttachmentPatch {
  @TextField({
    label: text('Nom', 'Name'),
    max: 250,
    required: true,
    example: 'plan du rez-de-chaussée.pdf',
  })
  name!: string;
}
