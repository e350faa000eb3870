import { useEffect, useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Figure,
  Figures,
  Page,
  RowSkeletons,
  Stack,
  useLanguage,
  useText,
} from '@/kit';
import { BackupIcon } from '@/kit/icons';
import { fileSize } from '@/kit/inputs/file-rules';
import { AlertList } from './alert-list';
import { InstanceTable } from './instance-table';
import { type Overview, useCopyOf, useOverview } from './use-overview';

/** A copy that was asked for begins within seconds; nobody waits for it longer, in milliseconds. */
const patience = 15_000;

/** For operators: whether every instance has its copies, what is wrong, and a copy at once. */
export function BackupWatch() {
  const text = useText();
  const [awaited, setAwaited] = useState(false);
  const { data, error, refetch } = useOverview(awaited);
  const { mutate } = useCopyOf();
  useEffect(() => {
    if (!awaited) return;
    const timer = setTimeout(() => setAwaited(false), patience);
    return () => clearTimeout(timer);
  }, [awaited]);
  const copy = (slug: string) => mutate(slug, { onSuccess: () => setAwaited(true) });
  return (
    <Page title={text('backupWatch.title')} lead={text('backupWatch.lead')}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={8} />}
      {data && (
        <Stack sx={{ gap: 4 }}>
          <Summary overview={data} />
          <AlertList alerts={data.alerts} />
          {data.items.length === 0 ? (
            <Card>
              <EmptyState
                icon={BackupIcon}
                title={text('backupWatch.none')}
                content={text('backupWatch.noneWhy')}
              />
            </Card>
          ) : (
            <InstanceTable items={data.items} hasSite={data.secondSite !== null} onCopy={copy} />
          )}
        </Stack>
      )}
    </Page>
  );
}

function Summary({ overview }: { overview: Overview }) {
  const text = useText();
  const language = useLanguage();
  const { items, alerts, freeBytes, neededBytes, isDiskLow, secondSite } = overview;
  const saved = items.filter(({ evening }) => evening?.state === 'done' || evening?.state === 'idle').length;
  const whole = items.filter((each) => each.secondSite?.missing === 0 && each.secondSite.copies > 0).length;
  const kept = items.reduce((sum, { keptBytes }) => sum + keptBytes, 0);
  return (
    <Figures label={text('backupWatch.figures.title')}>
      <Figure
        label={text('backupWatch.figures.saved')}
        value={`${saved} / ${items.length}`}
        note={text('backupWatch.figures.savedNote')}
      />
      <Figure
        label={text('backupWatch.figures.alerts')}
        value={alerts.filter(({ closedAt }) => closedAt === null).length}
      />
      <Figure label={text('backupWatch.figures.kept')} value={fileSize(kept, language)} />
      <Figure
        label={text('backupWatch.figures.free')}
        value={fileSize(freeBytes, language)}
        note={text(isDiskLow ? 'backupWatch.figures.low' : 'backupWatch.figures.enough', {
          needed: fileSize(neededBytes, language),
        })}
      />
      <Figure
        label={text('backupWatch.figures.site')}
        value={secondSite === null ? text('backupWatch.figures.siteNone') : `${whole} / ${items.length}`}
        note={secondSite ?? text('backupWatch.figures.siteNoneWhy')}
      />
    </Figures>
  );
}
