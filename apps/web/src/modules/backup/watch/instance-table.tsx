import { useHolds } from '@/api/use-session';
import { Box, Card, DataTable, Progress, RowMenu, Typography, useLanguage, useText, When } from '@/kit';
import { fileSize } from '@/kit/inputs/file-rules';
import { dayIn, momentIn } from './moments';
import { SiteCell } from './site-cell';
import { SlotCell } from './slot-cell';
import type { InstanceBackups } from './use-overview';

interface InstanceTableProps {
  items: readonly InstanceBackups[];
  /** The platform sends copies to a second site. */
  hasSite: boolean;
  onCopy: (slug: string) => void;
}

/** Every instance with its last copies, what is kept of it, and the next copy. */
export function InstanceTable({ items, hasSite, onCopy }: InstanceTableProps) {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const title = text('backupWatch.table.title');
  const quiet = (words: string) => (
    <Typography variant="body2" color="textSecondary">
      {words}
    </Typography>
  );
  return (
    <Card title={title} flush>
      <DataTable
        label={title}
        rows={items}
        keyOf={({ slug }) => slug}
        columns={[
          {
            id: 'name',
            label: text('backupWatch.table.instance'),
            heads: true,
            cell: ({ slug, name, running, state }) => (
              <Box sx={{ minWidth: 0, flex: 1 }}>
                <Typography sx={{ fontWeight: 550 }}>{name}</Typography>
                {quiet(state === 'active' ? slug : `${slug} · ${text(`backupWatch.state.${state}`)}`)}
                {running && (
                  <Box sx={{ mt: 1, maxWidth: 220 }}>
                    <Progress
                      label={text('backupWatch.running', { name })}
                      share={
                        running.tablesTotal ? (running.tablesDone ?? 0) / running.tablesTotal : undefined
                      }
                    >
                      <Typography variant="body2" color="textSecondary">
                        {text('backupWatch.progress', {
                          done: String(running.tablesDone ?? 0),
                          total: String(running.tablesTotal ?? '…'),
                          size: fileSize(running.bytesDone ?? 0, language),
                        })}
                      </Typography>
                    </Progress>
                  </Box>
                )}
              </Box>
            ),
          },
          {
            id: 'midday',
            label: text('backupWatch.table.midday'),
            cell: ({ midday, timeZone }) => <SlotCell slot={midday} timeZone={timeZone} />,
          },
          {
            id: 'evening',
            label: text('backupWatch.table.evening'),
            cell: ({ evening, timeZone }) => <SlotCell slot={evening} timeZone={timeZone} />,
          },
          {
            id: 'full',
            label: text('backupWatch.table.full'),
            cell: ({ lastFullAt, lastFullBytes, lastFullSpeed }) =>
              lastFullAt ? (
                <Box>
                  <When at={lastFullAt} />
                  {quiet(
                    text('backupWatch.size', {
                      size: fileSize(lastFullBytes ?? 0, language),
                      speed: fileSize(lastFullSpeed ?? 0, language),
                    }),
                  )}
                </Box>
              ) : (
                <Typography sx={{ color: 'error.main', fontWeight: 550 }}>
                  {text('backupWatch.never')}
                </Typography>
              ),
          },
          {
            id: 'kept',
            label: text('backupWatch.table.kept'),
            cell: ({ kept, keptBytes, oldestKept }) => (
              <Box>
                {text('backupWatch.kept', { smart_count: kept, size: fileSize(keptBytes, language) })}
                {oldestKept && quiet(text('backupWatch.oldest', { day: dayIn(oldestKept, language) }))}
              </Box>
            ),
          },
          {
            id: 'proof',
            label: text('backupWatch.table.proof'),
            cell: ({ provenAt, provenOn, contentsProvenAt }) => (
              <Box>
                {provenAt ? <When at={provenAt} /> : quiet(text('backupWatch.unproven'))}
                {provenOn && quiet(text('backupWatch.provenOn', { version: provenOn }))}
                {contentsProvenAt && (
                  <Typography variant="body2" color="textSecondary">
                    {text('backupWatch.contents')} <When at={contentsProvenAt} />
                  </Typography>
                )}
              </Box>
            ),
          },
          ...(hasSite
            ? [
                {
                  id: 'site',
                  label: text('backupWatch.table.site'),
                  cell: ({ secondSite }: InstanceBackups) => <SiteCell site={secondSite} />,
                },
              ]
            : []),
          {
            id: 'next',
            label: text('backupWatch.table.next'),
            cell: ({ next, timeZone }) => {
              const [first] = next;
              return first ? momentIn(first.at, timeZone, language) : quiet(text('backupWatch.off'));
            },
          },
          {
            id: 'menu',
            label: '',
            cell: ({ slug, name, running, state }) => (
              <RowMenu
                label={text('backupWatch.actions', { name })}
                entries={
                  holds('operations.backup.create') &&
                  !running &&
                  (state === 'active' || state === 'suspended')
                    ? [{ label: 'backupWatch.copy', run: () => onCopy(slug) }]
                    : []
                }
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
