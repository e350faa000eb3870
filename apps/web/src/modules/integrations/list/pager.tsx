import { Button, Stack, Typography, useText } from '@/kit';

interface PagerProps {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}

/** From page to page; nothing when there is one. */
export function Pager({ page, perPage, total, onPage }: PagerProps) {
  const text = useText();
  const pages = Math.ceil(total / perPage);
  if (pages < 2) return null;
  return (
    <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'flex-end', gap: 2, px: 5, py: 2 }}>
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {text('imports.page', { page, pages })}
      </Typography>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {text('imports.previous')}
      </Button>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {text('imports.next')}
      </Button>
    </Stack>
  );
}
