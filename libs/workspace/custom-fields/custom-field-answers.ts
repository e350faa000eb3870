import { ApiProperty } from '@nestjs/swagger';
import { type CustomKind, customKinds } from '#runtime';

const nullableText = { type: String, nullable: true } as const;

class CustomChoiceAnswer {
  @ApiProperty({ type: String, description: 'What records hold' })
  value!: string;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty(nullableText)
  labelEn!: string | null;

  @ApiProperty({ type: Boolean, description: 'Stays where it is, and is not chosen any more' })
  retired!: boolean;
}

/** A field that the company has added to a kind of record. */
export class CustomFieldAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String, description: 'Kind of record', example: 'crm.opportunity' })
  record!: string;

  @ApiProperty({
    type: String,
    description: 'Its name in `custom`; lists sort and filter by `custom.<key>`',
    example: 'surface',
  })
  key!: string;

  @ApiProperty({ enum: customKinds })
  kind!: CustomKind;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty(nullableText)
  labelEn!: string | null;

  @ApiProperty(nullableText)
  help!: string | null;

  @ApiProperty({ ...nullableText, description: 'Of numbers' })
  unit!: string | null;

  @ApiProperty({ type: 'integer', description: 'Digits after the point, of decimals' })
  decimals!: number;

  @ApiProperty({ type: [CustomChoiceAnswer] })
  choices!: CustomChoiceAnswer[];

  @ApiProperty({ type: Boolean, description: 'Asked of new records; older ones stay as they are' })
  required!: boolean;

  @ApiProperty({ type: Boolean, description: 'Out of sight, its values kept' })
  archived!: boolean;

  @ApiProperty({ type: 'integer', description: 'Rank among the fields of its kind of record, from 1' })
  position!: number;
}

export class CustomFieldsAnswer {
  @ApiProperty({ type: [CustomFieldAnswer] })
  items!: CustomFieldAnswer[];
}

class CustomFieldUseAnswer {
  @ApiProperty({ type: String })
  key!: string;

  @ApiProperty({ type: 'integer', description: 'Records that have a value' })
  count!: number;
}

export class CustomFieldUsesAnswer {
  @ApiProperty({ type: [CustomFieldUseAnswer] })
  items!: CustomFieldUseAnswer[];
}
