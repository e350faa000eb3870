import { useNotify } from 'ra-core';
import { useState } from 'react';
import { Alert, type AnyRecord, MomentInput, SelectInput, TaskDialog, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { campaigns } from './campaign.record';
import { useForecast } from './forecast';

interface Answers extends Record<string, unknown> {
  when?: string;
  scheduledAt?: string | null;
}

/** The last look before a mail leaves to everybody: how many, and when. */
export function ScheduleDialog({ campaign, onClose }: { campaign: AnyRecord; onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const send = useRecordCommand(campaigns, 'crm.campaign.stale');
  const { data } = useForecast(campaign.id, campaign.version);
  const [when, setWhen] = useState<unknown>('now');
  return (
    <TaskDialog<Answers>
      title={text('crm.campaign.scheduleTitle')}
      submitLabel={text(when === 'now' ? 'crm.campaign.sendNow' : 'crm.campaign.act.schedule')}
      defaultValues={{ when: 'now', scheduledAt: null }}
      width="sm"
      ready={data !== undefined && data.reached > 0}
      onSubmit={async ({ when: chosen, scheduledAt }) => {
        await send(campaign, 'schedule', chosen === 'later' ? { scheduledAt: scheduledAt ?? null } : {});
        notify('crm.campaign.did.schedule', { type: 'success' });
        onClose();
      }}
      onClose={onClose}
    >
      {data && (
        <Alert severity={data.reached > 0 ? 'info' : 'warning'}>
          {text('crm.campaign.willReach', { smart_count: data.reached, others: data.total - data.reached })}
        </Alert>
      )}
      <SelectInput
        source="when"
        label="crm.campaign.when"
        required
        onChange={setWhen}
        choices={[
          { value: 'now', label: text('crm.campaign.now') },
          { value: 'later', label: text('crm.campaign.later') },
        ]}
      />
      {when === 'later' && <MomentInput source="scheduledAt" label="crm.campaign.scheduledAt" required />}
    </TaskDialog>
  );
}
