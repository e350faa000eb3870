import { RecordContextProvider } from 'ra-core';
import type { ReactNode } from 'react';
import { type AnyRecord, Card, FieldInput, RecordProvider, SimpleForm, useText } from '@/kit';
import { formValues, type Values } from '@/kit/form/values';
import { companyProfile } from './company.record';
import type { Company } from './save-company';
import { useSaveCompany } from './use-company';

interface CompanyCardProps {
  title: string;
  company: Company;
  writable: boolean;
  /** Names of the fields in it: the others belong to other cards. */
  names: readonly string[];
  children: ReactNode;
}

/** Some fields of the company with a button that saves them; only their values for whoever may not change them. */
export function CompanyCard({ title, company, writable, names, children }: CompanyCardProps) {
  const text = useText();
  const save = useSaveCompany(company);
  const all = formValues(companyProfile.meta, { ...company });
  const values: Values = Object.fromEntries(names.map((name) => [name, all[name]]));
  return (
    <Card title={text(title)}>
      <RecordProvider
        screens={companyProfile}
        mode={writable ? 'form' : 'page'}
        writable={false}
        Input={FieldInput}
      >
        {writable ? (
          <SimpleForm label={title} defaultValues={values} onSubmit={save}>
            {children}
          </SimpleForm>
        ) : (
          <RecordContextProvider value={company as unknown as AnyRecord}>{children}</RecordContextProvider>
        )}
      </RecordProvider>
    </Card>
  );
}
