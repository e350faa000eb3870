import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Box, Card, Columns, Typography, useText, When } from '@/kit';
import { useWords } from '../data/use-words';

/** What was last proved of the copies, whether they lie elsewhere too, when the next ones are taken, how many are kept. */
export function StatusCard() {
  const text = useText();
  const words = useWords();
  const { data } = useQuery<Schemas['BackupStatusAnswer'], ApiProblem>({
    queryKey: ['backup/status'],
    queryFn: () => request('backup/status'),
    refetchInterval: 60_000,
  });
  if (!data) return null;
  const { provenAt, provenOn, contentsProvenAt, secondSite, next, kept, oldestKept } = data;
  const fact = (label: string, value: ReactNode, note?: string) => (
    <Box>
      <Typography component="dt" variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 550 }}>
        {value}
      </Typography>
      {note && (
        <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
          {note}
        </Typography>
      )}
    </Box>
  );
  return (
    <Card title={text('backupStatus.title')}>
      <Box component="dl" sx={{ m: 0 }}>
        <Columns min={220}>
          {fact(
            text('backupStatus.proven'),
            provenAt ? <When at={provenAt} /> : text('backupStatus.unproven'),
            provenOn ? text('backupStatus.provenOn', { version: provenOn }) : text('backupStatus.provenWhy'),
          )}
          {fact(
            text('backupStatus.contents'),
            contentsProvenAt ? <When at={contentsProvenAt} /> : text('backupStatus.contentsNone'),
            text('backupStatus.contentsWhy'),
          )}
          {secondSite &&
            fact(
              text('backupStatus.site'),
              secondSite.newestAt
                ? text('backupStatus.siteCopies', {
                    smart_count: secondSite.copies,
                    when: words.moment(secondSite.newestAt),
                  })
                : text('backupStatus.siteNone'),
              text('backupStatus.siteWhy'),
            )}
          {fact(
            text('backupStatus.next'),
            next.length === 0
              ? text('backupStatus.none')
              : next.map(({ kind, at }) => (
                  <Box key={kind}>{text(`backupStatus.slot.${kind}`, { when: words.moment(at) })}</Box>
                )),
          )}
          {fact(
            text('backupStatus.kept'),
            oldestKept
              ? text('backupStatus.keptSince', { count: String(kept), day: words.day(oldestKept) })
              : text('backupStatus.keptNone'),
          )}
        </Columns>
      </Box>
    </Card>
  );
}
