import { useState } from 'react';
import { useHolds, useSession } from '@/api/use-session';
import { Card, EmptyState, ErrorState, LinkButton, Page, RowSkeletons, useText } from '@/kit';
import { AddIcon, UploadIcon } from '@/kit/icons';
import { importsPerPage, useImports } from '../data/use-imports';
import { ImportTable } from './import-table';
import { Pager } from './pager';

/** Every import of the company, the newest first. */
export function ImportList() {
  const text = useText();
  const holds = useHolds();
  const { permissions } = useSession();
  // There must be something to import to, too: companies, contacts…
  const mayCreate =
    holds('integrations.import.create') && Object.keys(permissions).some((name) => name.endsWith('.import'));
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useImports(page);
  const begin = mayCreate && (
    <LinkButton to="/settings/imports/new" variant="contained" startIcon={<AddIcon />}>
      {text('imports.new')}
    </LinkButton>
  );
  const isEmpty = data?.total === 0;
  return (
    <Page title={text('imports.title')} lead={text('imports.lead')} actions={!isEmpty && begin}>
      <Card flush>
        {error && !data && <ErrorState error={error} retry={refetch} />}
        {!data && !error && <RowSkeletons count={6} />}
        {isEmpty && (
          <EmptyState
            icon={UploadIcon}
            title={text('imports.none')}
            content={text('imports.noneWhy')}
            action={begin || undefined}
          />
        )}
        {data && !isEmpty && <ImportTable imports={data.items} />}
        {data && <Pager page={page} perPage={importsPerPage} total={data.total} onPage={setPage} />}
      </Card>
    </Page>
  );
}
