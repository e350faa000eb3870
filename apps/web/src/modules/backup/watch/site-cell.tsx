import { Box, Typography, useText, When } from '@/kit';
import type { InstanceBackups } from './use-overview';

/** What the second site has of an instance: its newest copy, how many, and what it lacks and why. */
export function SiteCell({ site }: { site: InstanceBackups['secondSite'] }) {
  const text = useText();
  if (!site) return null;
  const { newestAt, copies, missing, error } = site;
  return (
    <Box sx={{ minWidth: 0 }}>
      {newestAt ? <When at={newestAt} /> : text('backupWatch.site.none')}
      <Typography variant="body2" color="textSecondary">
        {text('backupWatch.site.copies', { smart_count: copies })}
      </Typography>
      {missing > 0 && (
        <Typography
          variant="body2"
          sx={{ color: error ? 'error.main' : 'text.secondary', overflowWrap: 'anywhere' }}
        >
          {text('backupWatch.site.missing', { smart_count: missing })}
          {error && ` · ${error}`}
        </Typography>
      )}
    </Box>
  );
}
