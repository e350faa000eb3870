import { useRecordContext } from 'ra-core';
import {
  Alert,
  type AnyRecord,
  formatNumber,
  Progress,
  Stack,
  StateSteps,
  useLanguage,
  useText,
  When,
} from '@/kit';
import { progressOf, shareOf, steps } from './campaign-course';

const known = new Set(['restored', 'segment-removed', 'internal']);

/** Where a campaign stands: its four steps, what holds it up, and how far the sending is. */
export function CampaignProgress() {
  const text = useText();
  const language = useLanguage();
  const campaign = useRecordContext<AnyRecord>();
  if (!campaign) return null;
  const { state, trouble, scheduledAt } = campaign;
  const count = (name: string) => formatNumber(Number(campaign[name] ?? 0), 'integer', language);
  const isSending = state === 'sending' || state === 'paused';
  return (
    <Stack sx={{ gap: 3 }}>
      <StateSteps
        label={text('crm.campaign.progress')}
        steps={steps.map((step) => text(`crm.campaign.step.${step}`))}
        {...progressOf(campaign)}
      />
      {state === 'scheduled' && typeof scheduledAt === 'string' && (
        <Alert severity="info">
          {text('crm.campaign.leaves')} <When at={scheduledAt} />
        </Alert>
      )}
      {typeof trouble === 'string' && (
        <Alert severity="warning">
          {known.has(trouble)
            ? text(`crm.campaign.trouble.${trouble}`)
            : text(state === 'paused' ? 'crm.campaign.trouble.heldUp' : 'crm.campaign.trouble.waiting', {
                code: trouble,
              })}
        </Alert>
      )}
      {isSending && (
        <Progress label={text('crm.campaign.sending')} share={shareOf(campaign)}>
          {text('crm.campaign.sentOf', { sent: count('sentCount'), all: count('recipientCount') })}
          {' · '}
          {text('crm.campaign.waiting', { count: count('pendingCount') })}
        </Progress>
      )}
    </Stack>
  );
}
