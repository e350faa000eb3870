import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Alert, Prose, SwitchInput, useText } from '@/kit';
import { readParties } from './parties';

/** What the writer of a mail should know of whom it goes to: who wants no mailings, who must be told our source. */
export function RecipientNotices() {
  const text = useText();
  const [to, cc]: unknown[] = useWatch({ name: ['to', 'cc'] });
  const addresses = readParties(`${to ?? ''},${cc ?? ''}`)
    .parties.map(({ address }) => address)
    .sort()
    .join(',');
  const { data } = useQuery<Schemas['KnownRecipients'], ApiProblem>({
    queryKey: ['crm/email-recipients', addresses],
    queryFn: ({ signal }) => request('crm/email-recipients', { query: { addresses }, signal }),
    enabled: addresses !== '',
    retry: false,
    placeholderData: (before) => before,
  });
  const known = addresses === '' ? undefined : data;
  const names = [...new Set((known?.items ?? []).filter(({ optedOut }) => optedOut).map(({ name }) => name))];
  return (
    <div role="status">
      {names.length > 0 && (
        <Alert severity="warning">{text('crm.email.optedOut', { name: names.join(', ') })}</Alert>
      )}
      {known?.originNotice && (
        <>
          <SwitchInput source="tellsOrigin" label="crm.email.tellsOrigin" />
          <Prose>{text('crm.email.originNotice', { notice: known.originNotice })}</Prose>
        </>
      )}
    </div>
  );
}
