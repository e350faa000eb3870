import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { text } from '#kernel';
import { IdField, IntegerField, message, rule } from '#runtime';

export const sides = ['this', 'other'] as const;
export type Side = (typeof sides)[number];

const isChoice = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((side) => (sides as readonly unknown[]).includes(side));

/** Which record goes up in this one, and whose values stay. */
export class MergeInput {
  @IdField({ label: text('Fiche à absorber', 'Record to absorb'), required: true })
  otherId!: string;

  @IntegerField({ label: text('Version de cette fiche', 'Version of that record'), min: 1, required: true })
  otherVersion!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...sides] },
    selfRequired: false,
    description:
      'Whose value stays, by field; else this record’s, or the other’s where this one has none. Lists hold both, those of the chosen one first.',
  })
  @ValidateIf((_, value) => value !== undefined)
  @rule('choice', isChoice, message('Pour chaque champ : this ou other.', 'For each field: this or other.'))
  keep?: Record<string, Side>;
}
