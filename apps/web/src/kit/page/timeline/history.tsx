import ChangeIcon from '@mui/icons-material/HistoryOutlined';
import RestoreIcon from '@mui/icons-material/SettingsBackupRestoreOutlined';
import { Box, FormControl, InputLabel, NativeSelect, Stack } from '@mui/material';
import { useId, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { useLocalText, useText } from '@/i18n/use-text';
import { EmptyState, ErrorState } from '../../feedback/states';
import { LinkButton } from '../../layout/link-button';
import type { RecordScreens } from '../../records/define-record';
import type { HistoryEntry } from './activity';
import { Changes } from './changes';
import { EntryRow } from './entry-row';
import { TimelineSkeleton } from './timeline';
import { useHistory } from './use-activity';

/** The server answers with this many changes at most. */
const most = 500;

/** Only the changes of the wanted field; without one, all of them. */
function changesOf(items: readonly HistoryEntry[], field: string): HistoryEntry[] {
  if (field === '') return [...items];
  return items
    .map((entry) => ({ ...entry, changes: entry.changes.filter((change) => change.field === field) }))
    .filter(({ changes }) => changes.length > 0);
}

const did = { insert: 'page.did.created', update: 'page.did.changed', delete: 'page.did.deleted' } as const;

/** Who changed what in a record, and when. */
export function History({ screens, recordId }: { screens: RecordScreens; recordId: string }) {
  const text = useText();
  const local = useLocalText();
  const holds = useHolds();
  const id = useId();
  const [field, setField] = useState('');
  const { data, error, refetch } = useHistory(screens.meta.name, screens.meta.path, recordId);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <TimelineSkeleton />;
  const changed = new Set(data.items.flatMap(({ changes }) => changes.map((change) => change.field)));
  const fields = Object.entries(screens.meta.fields)
    .filter(([name]) => changed.has(name))
    .map(([name, { label }]) => [name, local(label)] as const)
    .sort((a, b) => a[1].localeCompare(b[1]));
  const shown = changesOf(data.items, field);
  const mayGoBack = holds('backup.record.restore') && holds('backup.inspection.create');
  return (
    <Stack sx={{ gap: 5 }}>
      <Stack
        direction="row"
        sx={{ gap: 3, alignItems: 'end', justifyContent: 'space-between', flexWrap: 'wrap' }}
      >
        <FormControl variant="standard" sx={{ width: { xs: '100%', sm: 280 } }}>
          <InputLabel htmlFor={id} shrink>
            {text('page.history.field')}
          </InputLabel>
          <NativeSelect id={id} value={field} onChange={(event) => setField(event.target.value)}>
            <option value="">{text('page.history.all')}</option>
            {fields.map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </FormControl>
        {mayGoBack && (
          <LinkButton
            to={`/settings/backups/records/${screens.meta.name}/${recordId}`}
            startIcon={<RestoreIcon />}
          >
            {text('page.history.fromCopy')}
          </LinkButton>
        )}
      </Stack>
      {shown.length === 0 ? (
        <EmptyState icon={ChangeIcon} title={text('page.history.none')} />
      ) : (
        <Box component="ol" aria-label={text('page.tabs.history')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((entry, at) => (
            <EntryRow
              // biome-ignore lint/suspicious/noArrayIndexKey: one transaction may make two changes at one moment
              key={`${entry.at}/${at}`}
              actor={{ kind: entry.actorId ? 'user' : 'system', id: entry.actorId, name: entry.actorName }}
              at={entry.at}
              icon={ChangeIcon}
              did={text(
                entry.importId && entry.operation === 'insert' ? 'page.did.imported' : did[entry.operation],
                {
                  smart_count: entry.changes.length,
                },
              )}
            >
              <Changes screens={screens} changes={entry.changes} created={entry.operation === 'insert'} />
            </EntryRow>
          ))}
        </Box>
      )}
      {data.items.length >= most && (
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
          {text('page.history.latest', { count: most })}
        </Box>
      )}
    </Stack>
  );
}
