import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import { text } from '#kernel';
import { BooleanField, IntegerField, message, rule, TextField } from '#runtime';
import { ViewDefinition } from './view-definition.js';

const kind = message(
  'Un type de fiche comme crm.company est attendu.',
  'A kind such as crm.company is expected.',
);
const anObject = message('Un objet est attendu.', 'An object is expected.');

const definitionApi = { type: ViewDefinition, description: 'How the list looks' };

/** What people change of a view. */
export class SavedViewChange {
  @TextField({ label: text('Nom', 'Name'), max: 100, required: true, example: 'Mes clients' })
  name!: string;

  @BooleanField({ label: text('Partagée avec tous', 'Shared with everybody'), default: false })
  shared?: boolean;

  @IntegerField({ label: text('Position', 'Position'), min: 0, max: 10_000, default: 0 })
  position?: number;

  @ApiProperty({ ...definitionApi, required: false })
  @IsOptional()
  @rule('object', (value) => value === undefined || value instanceof ViewDefinition, anObject)
  @ValidateNested(anObject)
  @Type(() => ViewDefinition)
  definition?: ViewDefinition;
}

export class SavedViewInput extends SavedViewChange {
  @ApiProperty({ type: String, maxLength: 100, description: 'Kind of the records', example: 'crm.company' })
  @Matches(/^[a-z][a-z0-9-]{0,48}\.[a-z][a-z0-9-]{0,48}$/, kind)
  resource!: string;
}

/** A list as somebody likes it. */
export class SavedView {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String, description: 'Kind of the records' })
  resource!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: Boolean, description: 'Everybody who may read such records sees it' })
  shared!: boolean;

  @ApiProperty({ type: String, format: 'uuid' })
  ownerId!: string;

  @ApiProperty(definitionApi)
  definition!: ViewDefinition;

  @ApiProperty({ type: Boolean, description: 'The list opens with it, for the one who asks' })
  isDefault!: boolean;

  @ApiProperty({ type: Boolean, description: 'The one who asks may change and remove it' })
  editable!: boolean;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: Date;
}
