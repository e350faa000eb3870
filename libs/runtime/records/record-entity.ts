import { ApiProperty } from '@nestjs/swagger';
import { PrimaryColumn } from 'typeorm';
import { text } from '#kernel';
import { ChoiceField, IdField, InstantField, IntegerField } from './fields.js';

/** How a record came into the instance; only the client feeds data. */
export const origins = ['user', 'import', 'interface', 'webform'] as const;
export type Origin = (typeof origins)[number];

/** What every record has: a key, a version for optimistic concurrency, who and when. */
export abstract class RecordEntity {
  @ApiProperty({ type: String, format: 'uuid', readOnly: true, required: true })
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @IntegerField({ label: text('Version', 'Version'), readOnly: true, default: 1 })
  version!: number;

  @InstantField({ label: text('Créé le', 'Created at'), sortable: true, filterable: true, required: true })
  createdAt!: Date;

  @IdField({ label: text('Créé par', 'Created by'), to: 'identity.user', readOnly: true })
  createdBy!: string | null;

  @InstantField({ label: text('Modifié le', 'Updated at'), sortable: true, filterable: true, required: true })
  updatedAt!: Date;

  @IdField({ label: text('Modifié par', 'Updated by'), to: 'identity.user', readOnly: true })
  updatedBy!: string | null;
}

/** A record of a business module: only the client feeds data, and each row says how it came in (policy art. 3). */
export abstract class BusinessRecord extends RecordEntity {
  @ChoiceField({
    label: text('Provenance', 'Origin'),
    choices: origins,
    readOnly: true,
    filterable: true,
    default: 'user',
  })
  origin!: Origin;
}
