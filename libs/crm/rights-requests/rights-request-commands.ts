import { text } from '#kernel';
import { ChoiceField, DateField, TextField } from '#runtime';

export class RightsExtensionInput {
  /** Told to the person within the first month (art. 12-3). */
  @TextField({ label: text('Motif', 'Reason'), max: 1000, required: true })
  reason!: string;
}

export class RightsAnswerInput {
  @ChoiceField({ label: text('Suite donnée', 'Outcome'), choices: ['answered', 'refused'], required: true })
  outcome!: 'answered' | 'refused';

  /** What was answered; of a refusal why, and that the person may complain to the CNIL (art. 12-4). */
  @TextField({ label: text('Réponse donnée', 'Answer'), max: 10_000, required: true })
  answer!: string;

  /** Today when absent. */
  @DateField({ label: text('Répondu le', 'Answered on') })
  answeredOn?: string | null;
}
