import { Box, Skeleton, Stack } from '@mui/material';

/** A board before its columns are known, in the places where they will be. */
export function BoardSkeleton() {
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: 3, overflow: 'hidden' }}>
      {[4, 3, 3, 2, 2].map((cards, at) => (
        <Stack
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change
          key={at}
          sx={{
            flex: { xs: '0 0 100%', sm: '1 0 264px' },
            maxWidth: { sm: 340 },
            gap: 2,
            p: 2,
            borderRadius: 1.75,
            bgcolor: 'action.hover',
          }}
        >
          <Skeleton width="60%" height={28} />
          {Array.from({ length: cards }, (_, card) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <Skeleton key={card} variant="rounded" height={118} />
          ))}
        </Stack>
      ))}
    </Box>
  );
}
