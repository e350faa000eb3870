import { Box, RowMenu, Typography, useLanguage, useText } from '@/kit';
import { fileSize } from '@/kit/inputs/file-rules';
import { type Run, worthOf } from '../data/types';
import { useWords } from '../data/use-words';
import { RunProofs } from './run-proofs';
import { type RunHandlers, useRunActions } from './use-run-actions';
import { WorthChip } from './worth-chip';

/** One copy in its slot: what it is worth, when it was taken, how large it is. */
export function RunCell({ run, ...handlers }: RunHandlers & { run: Run }) {
  const text = useText();
  const language = useLanguage();
  const words = useWords();
  const actions = useRunActions(handlers);
  const { startedAt, bytes, rows, durationMs } = run;
  const facts = [
    bytes !== null && fileSize(bytes, language),
    rows !== null && text('backups.run.rows', { count: words.number(rows) }),
    durationMs !== null && words.duration(durationMs),
  ].filter(Boolean);
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, flex: 1, minWidth: 0 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <WorthChip worth={worthOf(run)} />
          <time dateTime={startedAt}>{words.time(startedAt)}</time>
        </Box>
        <Typography variant="body2" color="textSecondary">
          {facts.join(' · ')}
        </Typography>
        <RunProofs run={run} />
        {run.state === 'failed' && (
          <Typography variant="body2" sx={{ color: 'error.main' }}>
            {text('backups.run.failedWhy')}
          </Typography>
        )}
      </Box>
      <RowMenu
        label={text('backups.run.actions', { when: words.moment(startedAt) })}
        entries={actions(run)}
      />
    </Box>
  );
}
