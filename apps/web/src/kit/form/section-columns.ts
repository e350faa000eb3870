import { styled } from '@mui/material/styles';

/** Columns by the width that the section really has: beside a panel there are fewer. */
export const SectionColumns = styled('div', {
  shouldForwardProp: (name) => name !== 'columns' && name !== 'dense',
})<{
  columns: 1 | 2 | 3;
  dense?: boolean;
}>(({ columns, dense }) => ({
  display: 'grid',
  gap: dense ? '6px 24px' : '14px 20px',
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > [data-wide="true"]': { gridColumn: '1 / -1' },
  ...(columns > 1 && {
    '@container (min-width: 540px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  }),
  ...(columns > 2 && {
    '@container (min-width: 860px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  }),
}));
