import type { ReactNode } from 'react';
import { Box, Card } from '@/kit';

/** One part of the gallery, with an anchor of its own: `/dev/kit#inputs`. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Box id={id} sx={{ scrollMarginTop: 12 }}>
      <Card title={title}>
        <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>{children}</Box>
      </Card>
    </Box>
  );
}
