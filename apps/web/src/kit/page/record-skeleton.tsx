import { Box, Skeleton, Stack } from '@mui/material';
import { useText } from '@/i18n/use-text';
import { PageBody, PageFrame } from './page-frame';

/** Fields that have not come yet, two columns of them as in a section. */
export function PanelSkeleton({ fields = 8 }: { fields?: number }) {
  return (
    <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, gap: 3 }}>
      {Array.from({ length: fields }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Stack key={index} sx={{ gap: 1, px: 1.5 }}>
          <Skeleton width={90} height={17} />
          <Skeleton width={`${45 + ((index * 17) % 40)}%`} height={30} />
        </Stack>
      ))}
    </Box>
  );
}

/** A record's page before the record is there: everything where it will be. */
export function RecordSkeleton({ side }: { side: boolean }) {
  const text = useText();
  return (
    <PageFrame>
      <Box role="status" aria-label={text('ra.page.loading')}>
        <Box sx={{ pb: { xs: 3, md: 4 } }}>
          <Skeleton width={90} height={32} sx={{ mb: 2, transform: 'none' }} />
          <Stack direction="row" sx={{ gap: 3 }}>
            <Skeleton variant="rounded" sx={{ width: { xs: 36, md: 44 }, height: { xs: 36, md: 44 } }} />
            <Box sx={{ flex: 1 }}>
              <Skeleton width="40%" sx={{ fontSize: { xs: 20, md: 26 }, lineHeight: 1.2 }} />
              <Skeleton width="22%" />
            </Box>
          </Stack>
        </Box>
        <PageBody side={side ? <Skeleton variant="rounded" height={260} /> : undefined}>
          <Skeleton variant="rounded" height={40} sx={{ mb: 4 }} />
          <PanelSkeleton />
        </PageBody>
      </Box>
    </PageFrame>
  );
}
