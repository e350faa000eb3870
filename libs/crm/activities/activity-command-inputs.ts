import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { text } from '#kernel';
import { BooleanField, ChoiceField, IdField, MomentField, message, rule, TextField } from '#runtime';
import {
  type ActivityKind,
  type ActivityOutcome,
  activityKinds,
  activityOutcomes,
} from './activity.entity.js';

/** What is to be done next, for the same customer. */
export class NextActivityInput {
  @ChoiceField({
    label: text('Type', 'Kind'),
    choices: activityKinds.filter((kind) => kind !== 'note'),
    required: true,
  })
  kind!: ActivityKind;

  @TextField({ label: text('Objet', 'Subject'), required: true })
  subject!: string;

  @MomentField({ label: text('Échéance', 'Due'), required: true })
  dueAt!: Date;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user' })
  ownerId?: string | null;
}

/** What came of an activity. */
export class ActivityCompletionInput {
  @ChoiceField({ label: text('Résultat', 'Outcome'), choices: activityOutcomes })
  outcome?: ActivityOutcome | null;

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes?: string | null;

  @MomentField({ label: text('Fait le (maintenant sinon)', 'Done at (now otherwise)') })
  doneAt?: Date | null;

  @ApiProperty({ type: NextActivityInput, required: false, description: 'What is to be done next' })
  @ValidateIf((_, value) => value !== undefined)
  @rule(
    'object',
    (value) => value instanceof NextActivityInput,
    message('Un objet est attendu.', 'An object is expected.'),
  )
  @ValidateNested(message('Un objet est attendu.', 'An object is expected.'))
  @Type(() => NextActivityInput)
  next?: NextActivityInput;
}

export class ActivityCancellationInput {
  @BooleanField({ label: text('Finir la série aussi', 'End the series too'), default: false })
  endSeries?: boolean;
}
