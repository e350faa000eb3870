/** What the table's parts are to screen readers (ARIA grid): rows placed by hand cannot be those of a `<table>`. */
export const roles = {
  rows: { role: 'rowgroup' },
  /** @param index of the row among all of the table, its head included, from 1. */
  row: (index: number, selected?: boolean) => ({
    role: 'row',
    'aria-rowindex': index,
    'aria-selected': selected,
  }),
  /** @param index of the column, from 1. */
  head: (index: number, sort?: 'ascending' | 'descending' | 'none') => ({
    role: 'columnheader',
    'aria-colindex': index,
    'aria-sort': sort,
  }),
  cell: (index: number) => ({ role: 'gridcell', 'aria-colindex': index }),
} as const;
