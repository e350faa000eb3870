import { text } from '#kernel';
import { DateField, IdField } from '#runtime';

/** What a report is asked for. */
export class PipelineReportQuery {
  @IdField({ label: text('Pipeline', 'Pipeline') })
  pipelineId?: string | null;

  @DateField({ label: text('Du', 'From') })
  from?: string | null;

  @DateField({ label: text('Au', 'To') })
  to?: string | null;

  @IdField({ label: text('Responsable', 'Owner') })
  ownerId?: string | null;
}
