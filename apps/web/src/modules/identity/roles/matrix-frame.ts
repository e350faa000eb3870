import { styled } from '@/kit';

/** The table of rights: what stands above and on the left stays in sight. */
export const Table = styled('table')(({ theme }) => {
  const line = `1px solid ${theme.vars?.palette.divider}`;
  const ground = theme.vars?.palette.background.paper;
  return {
    borderCollapse: 'separate',
    borderSpacing: 0,
    minWidth: '100%',
    '& th, & td': { padding: '0 12px', textAlign: 'left', borderBottom: line, fontWeight: 400 },
    '& thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 3,
      padding: '10px 12px',
      verticalAlign: 'top',
      backgroundColor: ground,
    },
    '& thead th:first-of-type': { left: 0, zIndex: 4, paddingTop: 14 },
    '& tbody th[scope="row"]': {
      position: 'sticky',
      left: 0,
      zIndex: 2,
      height: 34,
      minWidth: 230,
      backgroundColor: ground,
    },
    '& td': { minWidth: 150 },
    // As wide as the table: its words stay, not the cell.
    '& [data-area] th > span': { position: 'sticky', left: 12 },
    '& [data-area] th': {
      paddingTop: 18,
      paddingBottom: 6,
      fontWeight: 650,
      color: theme.vars?.palette.text.secondary,
    },
    '& tr[data-right] th[scope="row"]': { paddingLeft: 38, color: theme.vars?.palette.text.secondary },
    '& tr:hover > td, & tr:hover > th[scope="row"]': {
      backgroundImage: `linear-gradient(${theme.vars?.palette.action.hover}, ${theme.vars?.palette.action.hover})`,
    },
    [theme.breakpoints.down('sm')]: {
      width: '100%',
      '& tbody th[scope="row"]': { minWidth: 0, height: 44 },
      '& td': { minWidth: 110 },
    },
  };
});

/** What is clicked in a cell: as high as its row. */
export const CellButton = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  width: '100%',
  minHeight: 30,
  margin: '2px -8px',
  padding: '0 8px',
  border: 0,
  borderRadius: 6,
  font: 'inherit',
  color: 'inherit',
  textAlign: 'left',
  background: 'none',
  cursor: 'pointer',
  '&[data-locked="true"]': { cursor: 'default' },
  '&:not([data-locked="true"]):hover': { backgroundColor: theme.vars?.palette.action.selected },
  '&[data-changed="true"]': {
    backgroundColor: `rgba(${theme.vars?.palette.warning.mainChannel} / 0.16)`,
    boxShadow: `inset 3px 0 ${theme.vars?.palette.warning.main}`,
    fontWeight: 600,
  },
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: -1 },
  '@media (pointer: coarse)': { minHeight: 42 },
}));

/** Opens and closes the rights of a kind of record. */
export const SubjectButton = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  width: '100%',
  minHeight: 34,
  padding: 0,
  border: 0,
  font: 'inherit',
  fontWeight: 550,
  color: 'inherit',
  textAlign: 'left',
  background: 'none',
  cursor: 'pointer',
  '& > svg': {
    fontSize: 20,
    color: theme.vars?.palette.text.secondary,
    transition: 'transform 120ms',
    transform: 'rotate(-90deg)',
  },
  '&[aria-expanded="true"] > svg': { transform: 'none' },
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 2 },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

/** A kind of record that opens nothing, beside those that do. */
export const VaultLabel = styled('span')({ display: 'block', paddingLeft: 26, fontWeight: 550 });
