import { useNotify } from 'ra-core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Button, type RecordAction, useConfirm, useMediaQuery, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { campaigns } from './campaign.record';
import { actsFor, type CampaignAct } from './campaign-course';

const ScheduleDialog = lazy(() =>
  import('./schedule-dialog').then((file) => ({ default: file.ScheduleDialog })),
);

/** The steps of a campaign: buttons, entries of the menu, and what is asked first. */
export function useCampaignActs(campaign: AnyRecord | undefined): {
  buttons: ReactNode;
  menu: RecordAction[];
  dialog: ReactNode;
} {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const confirm = useConfirm();
  const send = useRecordCommand(campaigns, 'crm.campaign.stale');
  const phone = useMediaQuery('(max-width: 599px)');
  const [scheduling, setScheduling] = useState(false);
  const [busy, setBusy] = useState<CampaignAct>();
  if (!campaign) return { buttons: undefined, menu: [], dialog: null };
  const right = (act: CampaignAct) => (act === 'test' ? 'crm.campaign.update' : 'crm.campaign.send');
  const acts = actsFor(campaign).filter((act) => holds(right(act)));

  const now = async (act: CampaignAct) => {
    if (busy) return;
    setBusy(act);
    try {
      await send(campaign, act);
      notify(`crm.campaign.did.${act}`, { type: 'success' });
    } catch (problem) {
      const { message, fields } = problem as ApiProblem;
      const words = fields?.[0]?.message ?? message;
      notify(text(words, { _: words }), { type: 'error', messageArgs: { _: words } });
    } finally {
      setBusy(undefined);
    }
  };
  const run = async (act: CampaignAct) => {
    if (act === 'schedule') return setScheduling(true);
    const stops = act === 'stop';
    if (
      stops &&
      !(await confirm({
        title: text('crm.campaign.stopTitle'),
        content: text('crm.campaign.stopContent'),
        confirm: text('crm.campaign.act.stop'),
        danger: true,
      }))
    )
      return;
    await now(act);
  };
  const shown = phone ? 1 : acts.length;
  return {
    buttons: acts.slice(0, shown).map((act, at) => (
      <Button
        key={act}
        variant={at === 0 ? 'contained' : 'outlined'}
        loading={busy === act}
        onClick={() => void run(act)}
      >
        {text(`crm.campaign.act.${act}`)}
      </Button>
    )),
    menu: acts.slice(shown).map((act) => ({
      name: act,
      label: `crm.campaign.act.${act}`,
      run: () => void run(act),
    })),
    dialog: scheduling && (
      <Suspense fallback={null}>
        <ScheduleDialog campaign={campaign} onClose={() => setScheduling(false)} />
      </Suspense>
    ),
  };
}
