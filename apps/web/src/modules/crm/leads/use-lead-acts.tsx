import { useNotify } from 'ra-core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useReaches, useSession } from '@/api/use-session';
import { type AnyRecord, Button, type RecordAction, useMediaQuery, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { leads } from './lead.record';
import { actsFor, type LeadAct } from './lead-course';

const ActDialog = lazy(() => import('./act-dialog').then((file) => ({ default: file.ActDialog })));
const ConversionDialog = lazy(() =>
  import('./conversion/conversion-dialog').then((file) => ({ default: file.ConversionDialog })),
);

interface LeadActs {
  buttons: ReactNode;
  menu: RecordAction[];
  dialog: ReactNode;
}

/** The steps from a lead's state to the next: buttons, entries of the menu, and what they ask first. */
export function useLeadActs(lead: AnyRecord | undefined): LeadActs {
  const text = useText();
  const reaches = useReaches();
  const notify = useNotify();
  const send = useRecordCommand(leads, 'crm.lead.stale');
  const { user } = useSession();
  const phone = useMediaQuery('(max-width: 599px)');
  const [asking, setAsking] = useState<Exclude<LeadAct, 'take'>>();
  const [busy, setBusy] = useState<LeadAct>();
  if (!lead || !reaches(leads.meta, 'update', lead)) return { buttons: undefined, menu: [], dialog: null };
  const acts = actsFor(lead, user.id);
  // A thumb has room for the next step; the others are in the menu.
  const shown = phone ? 1 : acts.buttons.length;
  const [buttons, menu] = [acts.buttons.slice(0, shown), [...acts.buttons.slice(shown), ...acts.menu]];

  const now = async (act: LeadAct, command: 'assignment' | 'contact', body: object) => {
    if (busy) return;
    setBusy(act);
    try {
      await send(lead, command, body);
      notify(`crm.lead.done.${act}`, { type: 'success' });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(text(message, { _: message }), { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(undefined);
    }
  };
  const run = (act: LeadAct) => {
    if (act === 'take') return void now(act, 'assignment', { ownerId: user.id });
    // Bought data: the person must be told where they come from, and that is noted.
    const tells = lead['channel'] === 'purchased-list' && !lead['noticedAt'];
    if (act === 'contact' && !tells) return void now(act, 'contact', {});
    setAsking(act);
  };
  const close = () => setAsking(undefined);
  return {
    buttons: buttons.map((act, at) => (
      <Button
        key={act}
        variant={at === 0 ? 'contained' : 'outlined'}
        loading={busy === act}
        onClick={() => run(act)}
      >
        {text(`crm.lead.commands.${act}`)}
      </Button>
    )),
    menu: menu.map((act) => ({
      name: act,
      label: `crm.lead.commands.${act}`,
      run: () => run(act),
    })),
    dialog: asking && (
      <Suspense fallback={null}>
        {asking === 'convert' ? (
          <ConversionDialog lead={lead} onClose={close} />
        ) : (
          <ActDialog lead={lead} act={asking} onClose={close} />
        )}
      </Suspense>
    ),
  };
}
