import { ApiProperty } from '@nestjs/swagger';
import { text } from '#kernel';
import { IdField, IntegerField } from '#runtime';

class TagUseAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  tagId!: string;

  @ApiProperty({ type: String, example: 'crm.contact' })
  resource!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Records of this kind that have the tag, of those you may read',
  })
  count!: number;
}

export class TagUsesAnswer {
  @ApiProperty({ type: [TagUseAnswer] })
  items!: TagUseAnswer[];
}

/** Which tag goes up in this one. */
export class TagMergeInput {
  @IdField({ label: text('Étiquette à absorber', 'Tag to absorb'), required: true })
  otherId!: string;

  @IntegerField({ label: text('Version de cette étiquette', 'Version of that tag'), min: 1, required: true })
  otherVersion!: number;
}
