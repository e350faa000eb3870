import { Box, Skeleton } from '@mui/material';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A form before its record has come: boxes where its inputs will be. */
export function FormSkeleton() {
  return (
    <Box
      aria-busy
      sx={{ display: 'grid', gap: 5, width: '100%', maxWidth: 980, mx: 'auto', p: { xs: 4, md: 6 } }}
    >
      <Skeleton variant="text" width="40%" height={40} />
      <Box sx={{ display: 'grid', gap: '14px 20px', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {rows.map((row) => (
          <Box key={row}>
            <Skeleton variant="text" width={110} height={20} />
            <Skeleton variant="rounded" height={36} sx={{ mt: 1 }} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
