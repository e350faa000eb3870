import { useMemo } from 'react';
import { Box, styled, useText } from '@/kit';
import type { Target, UploadColumn } from '../../data/types';
import { ColumnRow } from './column-row';
import { duplicateColumns } from './mapping-faults';
import { useChosenFields } from './use-chosen-fields';

const Head = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 48px',
  gap: 16,
  padding: '12px 20px 8px',
  fontSize: 13,
  fontWeight: 550,
  color: theme.vars?.palette.text.secondary,
  borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  '@media (max-width: 699px)': { display: 'none' },
}));

/** One row for each column of the file. */
export function ColumnRows({ columns, target }: { columns: readonly UploadColumn[]; target: Target }) {
  const text = useText();
  const duplicates = duplicateColumns(target, useChosenFields());
  const choices = useMemo(
    () =>
      target.fields.map(({ name, label, required }) => ({
        value: name,
        label: required ? text('imports.map.required', { label }) : label,
      })),
    [target, text],
  );
  return (
    <Box>
      <Head aria-hidden>
        <span>{text('imports.map.column')}</span>
        <span>{text('imports.map.fieldHeading')}</span>
      </Head>
      {columns.map((column, at) => (
        <ColumnRow
          key={column.name}
          at={at}
          column={column}
          target={target}
          choices={choices}
          isDuplicate={duplicates.has(at)}
        />
      ))}
    </Box>
  );
}
