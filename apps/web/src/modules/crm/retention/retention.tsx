import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Button, Page, Stack, useText } from '@/kit';
import { RepeatIcon } from '@/kit/icons';
import { ArchiveCard } from './archive-card';
import { DecidedCard } from './decided-card';
import { DueCard } from './due-card';
import { SettingsCard } from './settings-card';
import { review, useRefreshRetention } from './use-retention';

/** How long prospects are kept: on whom somebody must decide, what was decided, the archives, and the rule. */
export function Retention() {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const refresh = useRefreshRetention();
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    try {
      const { found } = await review();
      refresh();
      notify(text('crm.retention.reviewed', { smart_count: found }), { type: 'success' });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={text('crm.retention.title')}
      lead={text('crm.retention.lead')}
      actions={
        holds('crm.retention-case.update') && (
          <Button variant="outlined" startIcon={<RepeatIcon />} loading={busy} onClick={() => void look()}>
            {text('crm.retention.review')}
          </Button>
        )
      }
    >
      <Stack sx={{ gap: 4 }}>
        <DueCard />
        <DecidedCard />
        {holds('crm.archived-person.read') && <ArchiveCard />}
        <SettingsCard />
      </Stack>
    </Page>
  );
}
