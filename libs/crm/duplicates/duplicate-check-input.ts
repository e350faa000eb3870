import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { text } from '#kernel';
import { ChoiceField, IdField, message } from '#runtime';

export const checkedKinds = ['crm.company', 'crm.contact', 'crm.lead'] as const;
export type CheckedKind = (typeof checkedKinds)[number];

/** What somebody has typed so far. */
export class DuplicateCheckInput {
  @ChoiceField({ label: text('Type de fiche', 'Kind of record'), choices: checkedKinds, required: true })
  resource!: CheckedKind;

  @ApiProperty({
    type: Object,
    description: 'Its fields, as many as are known; what is not valid yet is not compared',
  })
  @IsObject(message('Un objet est attendu.', 'An object is expected.'))
  record!: Record<string, unknown>;

  @IdField({ label: text('Fiche modifiée', 'Record that is being changed') })
  exceptId?: string | null;
}
