import { useText } from '@/i18n/use-text';
import { EmptyValue } from '@/kit/fields/empty-value';
import { ToneChip } from '@/kit/fields/tone-chip';
import { When } from '@/kit/page/when';
import type { AnyRecord } from '@/kit/records/define-record';
import { waitOf } from './lead-course';

/** When somebody must have had an answer; what is late stands out, what is answered asks for nothing. */
export function FirstResponse({ lead }: { lead: AnyRecord }) {
  const text = useText();
  const due = lead['firstResponseDueAt'];
  const wait = waitOf(lead, new Date());
  if (wait === 'answered' || typeof due !== 'string') return <EmptyValue />;
  if (wait === 'waiting') return <When at={due} />;
  return (
    <ToneChip tone="danger">
      {text('crm.lead.overdue')} · <When at={due} />
    </ToneChip>
  );
}
