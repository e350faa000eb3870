import { Paper, Stack, type Theme, useMediaQuery } from '@mui/material';
import { RecordContextProvider, ResourceContextProvider, useGetOne } from 'ra-core';
import { lazy, type ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { useFieldChanges } from '@/api/custom-fields';
import type { ApiProblem } from '@/api/http';
import { useHolds, useReaches } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { CustomSection } from '../form/custom-section';
import { type AnyRecord, pathOf, type RecordScreens } from '../records/define-record';
import { useRemember } from '../records/recent';
import { RecordProvider } from '../records/record-context';
import { OverflowMenu } from './overflow-menu';
import { PageBody, PageFrame } from './page-frame';
import { PageSide } from './page-side';
import { PresentPeople, usePresence } from './presence';
import type { RecordAction } from './record-actions';
import { EditLink, RecordHeader } from './record-header';
import { RecordMissing } from './record-missing';
import { RecordSkeleton } from './record-skeleton';
import { type RecordTab, RecordTabs } from './record-tabs';
import { useEditKey } from './use-edit-key';
import { useRecordActions } from './use-record-actions';

const Timeline = lazy(() => import('./timeline/timeline').then(({ Timeline }) => ({ default: Timeline })));
const Attachments = lazy(() =>
  import('./files/attachments').then(({ Attachments }) => ({ default: Attachments })),
);
const History = lazy(() => import('./timeline/history').then(({ History }) => ({ default: History })));

export interface RecordPageProps {
  record: RecordScreens;
  /** The overview: sections of fields. */
  children: ReactNode;
  /** Beside the overview and the other parts, below them on narrow screens. */
  side?: ReactNode;
  /** Further parts, between the overview and the files. */
  tabs?: readonly RecordTab[];
  /** The primary actions: buttons. */
  actions?: ReactNode;
  /** Between the title and the parts: how far the record has come. */
  banner?: ReactNode;
  /** Further entries of the menu. */
  menu?: readonly RecordAction[];
  /** Names of fields that are shown beside the title, such as a state. */
  chips?: readonly string[];
  /** Who else is here; the kit's own when absent. */
  presence?: ReactNode;
  /** i18n key of what follows from deleting. */
  deleteConsequences?: string;
  /** The record is never edited as a whole, or by nobody. */
  readOnly?: boolean;
  /** What it says must stay: nobody is offered to delete it. */
  undeletable?: boolean;
}

/** The page of one record, found by the `:id` of its address. */
export function RecordPage(props: RecordPageProps) {
  const { record: screens } = props;
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<AnyRecord, ApiProblem>(screens.meta.path, { id });
  if (error && (!data || error.status === 404 || error.status === 403))
    return <RecordMissing screens={screens} error={error} retry={() => void refetch()} />;
  if (!data) return <RecordSkeleton side={props.side !== undefined} />;
  return (
    <ResourceContextProvider value={screens.meta.path}>
      <RecordContextProvider value={data}>
        {/* What one record has open must not stay open for the next. */}
        <LoadedPage key={data.id} {...props} data={data} />
      </RecordContextProvider>
    </ResourceContextProvider>
  );
}

function LoadedPage({ data, ...props }: RecordPageProps & { data: AnyRecord }) {
  useFieldChanges();
  const { record: screens, children, side, tabs = [], actions, menu = [], chips, readOnly = false } = props;
  const text = useText();
  const holds = useHolds();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const { meta } = screens;
  const reaches = useReaches();
  const writable = !readOnly && reaches(meta, 'update', data);
  const editable = writable && !screens.listOnly;
  const own = useRecordActions(screens, data, props.deleteConsequences).filter(
    ({ name }) => name !== 'delete' || !props.undeletable,
  );
  const allowed = ({ right }: RecordAction) =>
    right === undefined || (right === `${meta.name}.update` ? reaches(meta, 'update', data) : holds(right));
  const all = [...menu.filter(allowed), ...own];
  // Records of the HR vault have neither comments nor shared files.
  const accompanied = !meta.vault && screens.companions !== false;
  const present = props.presence === undefined && screens.companions !== false;
  const people = usePresence(meta.name, present ? data.id : undefined, false);
  useRemember(screens, data);
  useEditKey(editable ? `${pathOf(screens, data.id)}/edit` : undefined);
  const parts: RecordTab[] = [
    {
      name: 'overview',
      label: 'page.tabs.overview',
      content: (
        <Overview>
          {children}
          <CustomSection screens={screens} />
        </Overview>
      ),
    },
    ...tabs,
    ...(accompanied
      ? [
          {
            name: 'activity',
            label: 'page.tabs.activity',
            content: <Timeline screens={screens} recordId={data.id} />,
          },
          {
            name: 'files',
            label: 'page.tabs.files',
            content: <Attachments screens={screens} recordId={data.id} readOnly={!writable} />,
          },
        ]
      : []),
    {
      name: 'history',
      label: 'page.tabs.history',
      content: <History screens={screens} recordId={data.id} />,
    },
  ];
  return (
    <RecordProvider screens={screens} mode="page" writable={writable}>
      <PageFrame>
        <RecordHeader
          screens={screens}
          record={data}
          chips={chips}
          actions={phone ? undefined : actions}
          menu={phone ? [] : all}
          editable={editable && !phone}
          presence={props.presence ?? <PresentPeople people={people} />}
        />
        {props.banner}
        <PageBody side={side && <PageSide>{side}</PageSide>}>
          <RecordTabs tabs={parts} label={text('page.tabs.label')} />
        </PageBody>
        {phone && (
          <BottomBar>
            {editable && <EditLink screens={screens} id={data.id} />}
            {actions}
            <OverflowMenu actions={all} label={text('page.more')} />
          </BottomBar>
        )}
      </PageFrame>
    </RecordProvider>
  );
}

const Overview = ({ children }: { children: ReactNode }) => <Stack sx={{ gap: 6 }}>{children}</Stack>;

/** What can be done, within reach of a thumb. */
const BottomBar = ({ children }: { children: ReactNode }) => (
  <Paper
    square
    sx={{
      position: 'fixed',
      insetInline: 0,
      bottom: 0,
      zIndex: 'appBar',
      display: 'flex',
      gap: 2,
      alignItems: 'center',
      overflowX: 'auto',
      px: 4,
      pt: 2,
      pb: 'max(8px, env(safe-area-inset-bottom))',
      borderTop: 1,
      borderColor: 'divider',
      '& > .MuiButton-root': { flex: '1 0 auto', minHeight: 44 },
      // However many steps there are: the menu never leaves the screen.
      '& > .MuiIconButton-root': {
        position: 'sticky',
        insetInlineEnd: 0,
        flex: 'none',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '&:hover': { bgcolor: 'background.paper' },
      },
    }}
  >
    {children}
  </Paper>
);
