import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocaleState, useNotify } from 'ra-core';
import { useRef } from 'react';
import { ApiProblem, request } from '@/api/http';
import { useRefreshSession } from '@/api/use-session';
import { Card, ErrorState, RowSkeletons, SelectInput, SimpleForm, TextInput, useText } from '@/kit';

interface Profile {
  version: number;
  firstName: string;
  lastName: string;
  language: 'fr' | 'en';
}

/** How the user is called, and the language that the product speaks with them. */
export function ProfileCard() {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const refreshSession = useRefreshSession();
  const [, setLocale] = useLocaleState();
  const { data, error, refetch } = useQuery({
    queryKey: ['identity/profile'],
    queryFn: () => request<Profile>('identity/profile'),
  });
  /** What the form began with. */
  const base = useRef<Profile>(undefined);
  base.current ??= data;
  const save = async (values: Record<string, unknown>) => {
    const known = base.current;
    if (!data || !known) return;
    // Only what was changed here: a name that the account never had is none to send, nor one from another tab.
    const changes = Object.fromEntries(
      (['firstName', 'lastName', 'language'] as const)
        .filter((name) => (values[name] ?? '') !== known[name])
        .map((name) => [name, values[name] ?? '']),
    ) as Partial<Profile>;
    const saved = await request<Profile>('identity/profile', {
      method: 'PATCH',
      body: changes,
      version: data.version,
    }).catch(async (problem: ApiProblem) => {
      if (problem.code !== 'STALE_VERSION') throw problem;
      // Changed in another tab: said like any refusal, what was written stays, and saving it again counts.
      await refetch();
      throw new ApiProblem(problem.status, { code: 'CHANGED_MEANWHILE', detail: problem.message });
    });
    base.current = saved;
    client.setQueryData(['identity/profile'], saved);
    if (changes.language) setLocale(changes.language);
    notify('account.profile.saved', { type: 'success' });
    await refreshSession();
  };
  return (
    <Card title={text('account.profile.title')}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={4} />}
      {data && (
        <SimpleForm
          label="account.profile.title"
          defaultValues={{ firstName: data.firstName, lastName: data.lastName, language: data.language }}
          onSubmit={save}
        >
          <TextInput
            source="firstName"
            label="account.profile.firstName"
            max={100}
            autoComplete="given-name"
          />
          <TextInput
            source="lastName"
            label="account.profile.lastName"
            max={100}
            autoComplete="family-name"
          />
          <SelectInput
            source="language"
            label="app.account.language"
            required
            choices={(['fr', 'en'] as const).map((value) => ({
              value,
              label: text(`app.account.languages.${value}`),
            }))}
          />
        </SimpleForm>
      )}
    </Card>
  );
}
