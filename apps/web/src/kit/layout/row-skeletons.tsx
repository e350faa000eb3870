import { Skeleton, Stack } from '@mui/material';
import { useText } from '@/i18n/use-text';

/** As high as the rows that are on their way. */
export function RowSkeletons({ count }: { count: number }) {
  const text = useText();
  return (
    <Stack role="status" aria-label={text('ra.page.loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Stack key={index} sx={{ px: 5, py: 2, minHeight: 48, justifyContent: 'center' }}>
          <Skeleton width={`${70 - (index % 3) * 12}%`} />
        </Stack>
      ))}
    </Stack>
  );
}
