import { Box, Stack } from '@mui/material';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useFieldChanges } from '@/api/custom-fields';
import { useLocalText } from '@/i18n/use-text';
import { usePageTitle } from '../layout/page-title';
import { whenIdle } from '../loading/when-idle';
import { ListHeader } from './bar/list-header';
import { ListStatus } from './bar/list-status';
import { LookMenu } from './bar/look-menu';
import { FilterBar } from './filters/filter-bar';
import type { GridHandle } from './grid/list-grid';
import { ListContent } from './list-content';
import { ListProvider } from './list-context';
import { useIsPhone } from './phone/use-is-phone';
import { useListKeys } from './use-list-keys';
import { type ListProps, useListModel } from './use-list-model';

/** Fetched after the list itself: nobody selects before they read. */
const fetchBulkBar = () => import('./bulk/bulk-bar');
const BulkBar = lazy(() => fetchBulkBar().then((file) => ({ default: file.BulkBar })));

export interface ListPageProps extends ListProps {
  /** i18n key of what to do as long as there are no records. */
  empty?: string;
  /** Kind of records that files can be imported to from here: `crm.company`. */
  imports?: string;
  /** Beside the title: other ways to look at the same records. */
  looks?: ReactNode;
}

/** The page of all records of a kind: find, filter, sort, choose columns, write in place, and act on many. */
export function ListPage({ empty, imports, looks, ...props }: ListPageProps) {
  // A list of another kind shares nothing with the one before.
  return <Page key={props.record.meta.name} empty={empty} imports={imports} looks={looks} list={props} />;
}

interface PageProps {
  empty: string | undefined;
  imports: string | undefined;
  looks: ReactNode;
  list: ListProps;
}

function Page({ empty, imports, looks, list }: PageProps) {
  const local = useLocalText();
  const phone = useIsPhone();
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  useFieldChanges();
  const model = useListModel(list);
  usePageTitle(local(model.screens.meta.label.many));
  useListKeys(model, { grid, search });
  useEffect(() => whenIdle(fetchBulkBar), []);
  return (
    <ListProvider value={model}>
      <Box
        sx={{ position: 'relative', display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}
      >
        <ListHeader search={search} imports={imports} looks={looks} />
        <Stack
          direction="row"
          sx={{ alignItems: 'center', gap: 2, px: { xs: 3, md: 5 }, pb: 2, minHeight: 40 }}
        >
          <FilterBar />
          {!phone && <LookMenu />}
        </Stack>
        <ListContent grid={grid} empty={empty} />
        {!phone && model.selection.selected.size > 0 && (
          <Suspense fallback={null}>
            <BulkBar />
          </Suspense>
        )}
        <ListStatus />
      </Box>
    </ListProvider>
  );
}
