import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Button,
  Card,
  ErrorState,
  LazyFormDialog,
  Prose,
  RowSkeletons,
  Rows,
  useText,
} from '@/kit';
import { companies } from '../companies/company.record';
import { contacts } from '../contacts/contact.record';
import { affiliations } from './affiliation.record';
import { AffiliationRow } from './affiliation-row';

export type Affiliated = Schemas['AffiliatedContact'] | Schemas['AffiliatedCompany'];

const sides = {
  company: { here: companies, there: contacts, list: 'contacts', own: 'companyId', other: 'contactId' },
  contact: { here: contacts, there: companies, list: 'companies', own: 'contactId', other: 'companyId' },
} as const;

/** The people of a company, or the companies of a person: who does what there, and since when. */
export function Affiliations({ of }: { of: keyof typeof sides }) {
  const text = useText();
  const holds = useHolds();
  const client = useQueryClient();
  const record = useRecordContext<AnyRecord>();
  const [adding, setAdding] = useState(false);
  const { here, there, list, own, other } = sides[of];
  const id = record?.id ?? '';
  const key = [affiliations.meta.path, of, id];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => request<{ items: Affiliated[] }>(`${here.meta.path}/${id}/${list}`),
    enabled: id !== '' && holds('crm.affiliation.read'),
  });
  if (!holds('crm.affiliation.read')) return null;
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return (
    <Card
      title={text(of === 'company' ? 'crm.company.people' : 'crm.contact.companies')}
      actions={
        holds('crm.affiliation.create') && (
          <Button onClick={() => setAdding(true)}>{text('crm.affiliation.add')}</Button>
        )
      }
      flush={data?.items.length !== 0}
    >
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data?.items.length === 0 && <Prose>{text('crm.affiliation.none')}</Prose>}
      {data && data.items.length > 0 && (
        <Rows>
          {data.items.map((affiliated) => (
            <AffiliationRow
              key={affiliated.affiliationId}
              affiliated={affiliated}
              screens={there}
              onChange={refresh}
            />
          ))}
        </Rows>
      )}
      {adding && (
        <LazyFormDialog
          record={affiliations}
          title={text('crm.affiliation.add')}
          defaultValues={{ [own]: id }}
          fields={[other, 'role', 'title', 'startedOn', 'endedOn']}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            void refresh();
          }}
        />
      )}
    </Card>
  );
}
