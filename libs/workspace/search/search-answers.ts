import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, Matches, ValidateNested } from 'class-validator';
import { isId } from '#kernel';
import { message, rule } from '#runtime';

export const mostLabels = 100;

/** A record by its name. */
export class FoundRecord {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String, description: 'What tells it from others of its name; may be empty' })
  subtitle!: string;
}

/** The records found of one kind. */
export class FoundGroup {
  @ApiProperty({ type: String, example: 'crm.contact' })
  resource!: string;

  @ApiProperty({ type: String, description: "Name of the kind, in the client's language" })
  label!: string;

  @ApiProperty({
    type: 'integer',
    description: 'How many there are, over those shown; 100: so many at least',
  })
  total!: number;

  @ApiProperty({ type: [FoundRecord] })
  items!: FoundRecord[];
}

export class SearchAnswer {
  @ApiProperty({ type: [FoundGroup] })
  groups!: FoundGroup[];
}

export class RecordRef {
  @ApiProperty({ type: String, maxLength: 99, example: 'crm.company' })
  @Matches(
    /^[a-z][a-z0-9-]{0,48}\.[a-z][a-z0-9-]{0,48}$/,
    message('Un type de fiche est attendu.', 'A kind of record is expected.'),
  )
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @rule('id', isId, message('Un identifiant est attendu.', 'An id is expected.'))
  id!: string;
}

export class LabelsInput {
  @ApiProperty({ type: [RecordRef], maxItems: mostLabels })
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(mostLabels, message(`${mostLabels} éléments au plus.`, `${mostLabels} items at most.`))
  @rule(
    'objects',
    (value) => !Array.isArray(value) || value.every((each) => each instanceof RecordRef),
    message('Des objets sont attendus.', 'Objects are expected.'),
  )
  @ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') })
  @Type(() => RecordRef)
  items!: RecordRef[];
}

export class LabelledRecord extends FoundRecord {
  @ApiProperty({ type: String, example: 'crm.company' })
  resource!: string;
}

export class LabelsAnswer {
  @ApiProperty({ type: [LabelledRecord], description: 'Those that you may read, in the order asked for' })
  items!: LabelledRecord[];
}
