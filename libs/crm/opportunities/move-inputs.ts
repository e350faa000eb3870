import { text } from '#kernel';
import { IdField, IntegerField, TextField } from '#runtime';

/** Where an opportunity goes, and what is to be said when it is lost there. */
export class OpportunityMoveInput {
  @IdField({ label: text('Étape', 'Stage'), required: true })
  stageId!: string;

  /** None: that of the stage. */
  @IntegerField({ label: text('Probabilité (%)', 'Probability (%)'), min: 0, max: 100 })
  probability?: number | null;

  @IdField({ label: text('Motif de perte', 'Lost reason') })
  lostReasonId?: string | null;

  @TextField({ label: text('Précision sur la perte', 'Note on the loss'), max: 2_000 })
  lostNote?: string | null;
}

/** Why nobody works on an opportunity any more. */
export class OpportunityAbandonmentInput {
  @TextField({ label: text('Pourquoi', 'Why'), max: 2_000 })
  note?: string | null;
}

/** Where an opportunity goes on; none: where it was open the last time. */
export class OpportunityReopeningInput {
  @IdField({ label: text('Étape', 'Stage') })
  stageId?: string | null;
}
