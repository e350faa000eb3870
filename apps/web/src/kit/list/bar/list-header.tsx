import AddIcon from '@mui/icons-material/AddOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import UploadIcon from '@mui/icons-material/UploadOutlined';
import { Box, Button, IconButton, Tooltip } from '@mui/material';
import { lazy, type ReactNode, type RefObject, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { useLocalText, useText } from '@/i18n/use-text';
import { CountedTitle, HeaderBar } from '../../layout/header-bar';
import { pathOf } from '../../records/define-record';
import { useList } from '../list-context';
import { useIsPhone } from '../phone/use-is-phone';
import { ViewsMenu } from '../views/views-menu';
import { SearchBox } from './search-box';

const ExportDialog = lazy(() =>
  import('../export/export-dialog').then((file) => ({ default: file.ExportDialog })),
);

const big = { '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 } };

interface HeaderProps {
  search: RefObject<HTMLInputElement | null>;
  /** Kind of records that files can be imported to from here. */
  imports?: string | undefined;
  /** Other ways to look at the same records. */
  looks?: ReactNode;
}

/** What the list is of, how many there are, and what can be done with all of them. */
export function ListHeader({ search, imports, looks }: HeaderProps) {
  const text = useText();
  const local = useLocalText();
  const phone = useIsPhone();
  const holds = useHolds();
  const { screens, rows, may } = useList();
  const [exporting, setExporting] = useState(false);
  const { meta } = screens;
  const create = may.create && (
    <Button
      component={Link}
      to={`${pathOf(screens)}/create`}
      variant="contained"
      startIcon={<AddIcon />}
      aria-keyshortcuts="n"
      sx={big}
    >
      {text(screens.createLabel ?? 'ra.action.create')}
    </Button>
  );
  return (
    <HeaderBar>
      <CountedTitle title={local(meta.label.many)} total={rows.total} />
      {looks}
      {!phone && <ViewsMenu />}
      <Box sx={{ flex: 1 }} />
      {phone && create}
      {phone && <Box sx={{ flexBasis: '100%' }} />}
      {meta.searchable && <SearchBox input={search} />}
      {phone && <ViewsMenu />}
      {imports && holds('integrations.import.create') && !phone && (
        <Tooltip title={text('list.import')}>
          <IconButton
            component={Link}
            to={`/settings/imports/new?target=${imports}`}
            aria-label={text('list.import')}
            sx={big}
          >
            <UploadIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {may.export && !phone && (
        <Tooltip title={text('list.export.action')}>
          <IconButton
            aria-label={text('list.export.action')}
            aria-haspopup="dialog"
            onClick={() => setExporting(true)}
            sx={big}
          >
            <DownloadIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {!phone && create}
      <Suspense fallback={null}>{exporting && <ExportDialog onClose={() => setExporting(false)} />}</Suspense>
    </HeaderBar>
  );
}
