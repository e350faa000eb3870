import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches, ValidateIf } from 'class-validator';
import { isId } from '#kernel';
import { message, mostTags, rule } from '#runtime';

/** Records of one request: each is a change of its own, in one unit. */
export const mostTagged = 100;

const aList = message('Une liste est attendue.', 'A list is expected.');
const once = message('Chaque identifiant une fois au plus.', 'Each id once at most.');
const ids = rule(
  'ids',
  (value) => Array.isArray(value) && value.every(isId),
  message('Des identifiants sont attendus.', 'Ids are expected.'),
);
const atMost = (most: number) =>
  ArrayMaxSize(most, message(`${most} éléments au plus.`, `${most} items at most.`));

/** Tags to put on some records, and others to take off. */
export class TaggingInput {
  @ApiProperty({ type: String, maxLength: 99, description: 'Kind of the records', example: 'crm.contact' })
  @Matches(
    /^[a-z][a-z0-9-]{0,48}\.[a-z][a-z0-9-]{0,48}$/,
    message('Un type de fiche est attendu.', 'A kind of record is expected.'),
  )
  resource!: string;

  @ApiProperty({ type: String, isArray: true, format: 'uuid', minItems: 1, maxItems: mostTagged })
  @IsArray(aList)
  @ArrayMinSize(1, message('Une fiche au moins.', 'One record at least.'))
  @atMost(mostTagged)
  @ArrayUnique(once)
  @ids
  ids!: string[];

  @ApiProperty({ type: String, isArray: true, format: 'uuid', maxItems: mostTags, required: false })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray(aList)
  @atMost(mostTags)
  @ArrayUnique(once)
  @ids
  add?: string[];

  @ApiProperty({ type: String, isArray: true, format: 'uuid', maxItems: mostTags, required: false })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray(aList)
  @atMost(mostTags)
  @ArrayUnique(once)
  @ids
  remove?: string[];
}

class RefusedTagging {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, description: "Why, in the client's language" })
  reason!: string;
}

export class TaggingAnswer {
  @ApiProperty({ type: 'integer', description: 'Records that have other tags than before' })
  changed!: number;

  @ApiProperty({ type: [RefusedTagging] })
  refused!: RefusedTagging[];
}
