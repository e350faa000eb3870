import { text } from '#kernel';
import { DateField, TextField } from '#runtime';
import { OpportunityInput } from './opportunity.entity.js';

/** What files say of opportunities: stages and reasons by their names, and how a sale ended elsewhere. */
export class OpportunityImportInput extends OpportunityInput {
  @TextField({ label: text('Pipeline (nom)', 'Pipeline (name)') })
  pipelineName?: string | null;

  @TextField({ label: text('Étape (nom)', 'Stage (name)') })
  stageName?: string | null;

  /** A word for open, won, lost or abandoned; it decides where the stage does not. */
  @TextField({ label: text('Issue (gagnée, perdue…)', 'Outcome (won, lost…)') })
  outcome?: string | null;

  @DateField({ label: text('Close le', 'Closed on') })
  closedOn?: string | null;

  /** The first is the opportunity's contact, the others take part in it. */
  @TextField({ label: text('Contacts (identifiants externes)', 'Contacts (external ids)'), max: 2000 })
  contactIds?: string | null;

  @TextField({ label: text('Contacts (noms ou e-mails)', 'Contacts (names or e-mails)'), max: 4000 })
  contactNames?: string | null;

  @TextField({ label: text('Motif de perte (nom)', 'Lost reason (name)'), max: 300 })
  lostReasonName?: string | null;
}
