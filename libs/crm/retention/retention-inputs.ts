import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import { text } from '#kernel';
import { ChoiceField, DateField, message, TextField } from '#runtime';
import { type Decision, decisions } from './retention.rules.js';

/** So many prospects are decided on at once. */
export const mostAtOnce = 200;

export class RetentionDecisionInput {
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMinSize(1, message('Choisissez au moins un prospect.', 'Choose one prospect at least.'))
  @ArrayMaxSize(mostAtOnce, message(`${mostAtOnce} au plus à la fois.`, `${mostAtOnce} at the most at once.`))
  @IsUUID(undefined, { each: true, ...message('Un identifiant est attendu.', 'An id is expected.') })
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: mostAtOnce })
  ids!: string[];

  @ChoiceField({ label: text('Décision', 'Decision'), choices: decisions, required: true })
  decision!: Decision;

  @TextField({ label: text('Motif', 'Reason'), max: 1000 })
  reason?: string | null;

  /** Of prospects that are kept: none until somebody releases them. */
  @DateField({ label: text('Jusqu’au', 'Until') })
  until?: string | null;
}
