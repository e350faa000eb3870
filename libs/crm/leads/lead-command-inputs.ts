import { text } from '#kernel';
import { BooleanField, IdField, IntegerField, TextField } from '#runtime';

/** Who looks after a lead from now on. */
export class LeadAssignmentInput {
  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', required: true })
  ownerId!: string;
}

/** Somebody has reached the person, or written to them. */
export class LeadContactInput {
  @BooleanField({
    label: text(
      'La personne a su d’où viennent ses données',
      'The person was told where their data come from',
    ),
  })
  noticeGiven?: boolean | null;
}

export class LeadQualificationInput {
  @IntegerField({ label: text('Score', 'Score'), min: 0, max: 100 })
  score?: number | null;
}

export class LeadDisqualificationInput {
  @TextField({ label: text('Motif', 'Reason'), max: 1000, required: true })
  reason!: string;
}

export class LeadRecyclingInput {
  @TextField({ label: text('Note', 'Note'), max: 1000 })
  note?: string | null;
}
