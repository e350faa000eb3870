import AddIcon from '@mui/icons-material/AddOutlined';
import { Button, IconButton, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList } from 'ra-core';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { useLanguage, useLocalText, useText } from '@/i18n/use-text';
import { ErrorState } from '../feedback/states';
import { Hidden } from '../fields/empty-value';
import { formatNumber } from '../fields/format-value';
import { FormDialog } from '../form/form-dialog';
import { quickFieldsOf } from '../form/quick-fields';
import { Card } from '../layout/card';
import { RowSkeletons } from '../layout/row-skeletons';
import { Rows } from '../layout/rows';
import { type AnyRecord, fieldOf, pathOf, type RecordScreens } from '../records/define-record';
import { RelatedRow } from './related-row';
import { defaultSortOf } from './state/list-state';

export interface RelatedListProps {
  /** What is listed. */
  record: RecordScreens;
  /** Which of them: `{ companyId: id }`; nothing is read as long as a value is missing. */
  filter: Readonly<Record<string, string | number | undefined>>;
  /** The first one is the link to the record's page, the others stand below. */
  columns: readonly string[];
  /** i18n key; the records' own name when absent. */
  title?: string;
  /** Values of a new record; none can be added here when absent. */
  create?: Readonly<Record<string, unknown>>;
  /** The most rows that are shown; a link leads to all of them. */
  rows?: number;
}

type Writing = { stored?: AnyRecord };

/** The records of another kind that belong to this one, in brief. */
export function RelatedList({ record: screens, filter, columns, title, create, rows = 8 }: RelatedListProps) {
  const text = useText();
  const local = useLocalText();
  const language = useLanguage();
  const holds = useHolds();
  const client = useQueryClient();
  const [writing, setWriting] = useState<Writing>();
  const { meta } = screens;
  const mayRead = holds(`${meta.name}.read`);
  const known = Object.values(filter).every((value) => value !== undefined);
  const { data, total, error, refetch } = useGetList<AnyRecord>(
    meta.path,
    { filter, sort: defaultSortOf(meta), pagination: { page: 1, perPage: rows } },
    { enabled: known && mayRead },
  );
  if (!mayRead) return null;
  const name = title ? text(title) : local(meta.label.many);
  const all = new URLSearchParams(
    Object.entries(filter).map(([field, value]) => [field, String(value ?? '')]),
  );
  const wanted = new Set([...quickFieldsOf(screens), ...columns]);
  const fields = [...wanted].filter((field) => !fieldOf(screens, field).readOnly && !(field in filter));
  const saved = () => {
    setWriting(undefined);
    void client.invalidateQueries({ queryKey: [meta.path] });
  };
  return (
    <Card
      flush
      title={name}
      actions={
        <>
          {total !== undefined && (
            <Typography component="span" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              <span aria-hidden>{formatNumber(total, 'integer', language)}</span>
              <Hidden>{text('list.results', { smart_count: total })}</Hidden>
            </Typography>
          )}
          {create && known && holds(`${meta.name}.create`) && (
            <IconButton aria-label={text('list.related.add', { name })} onClick={() => setWriting({})}>
              <AddIcon fontSize="small" />
            </IconButton>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={3} />
      ) : data.length === 0 ? (
        <Typography color="textSecondary" sx={{ px: 5, pb: 4 }}>
          {text('list.related.none')}
        </Typography>
      ) : (
        <Rows label={name}>
          {data.map((record) => (
            <RelatedRow
              key={record.id}
              screens={screens}
              record={record}
              columns={columns}
              onEdit={
                screens.listOnly && holds(`${meta.name}.update`)
                  ? () => setWriting({ stored: record })
                  : undefined
              }
            />
          ))}
        </Rows>
      )}
      {!screens.listOnly && data && (total ?? 0) > data.length && (
        <Button component={RouterLink} to={`${pathOf(screens)}?${all}`} sx={{ mx: 3, my: 2 }}>
          {text('list.related.all', { total: formatNumber(total ?? 0, 'integer', language) })}
        </Button>
      )}
      {writing && (
        <FormDialog
          record={screens}
          stored={writing.stored}
          defaultValues={writing.stored ? undefined : create}
          fields={fields}
          onClose={() => setWriting(undefined)}
          onSaved={saved}
        />
      )}
    </Card>
  );
}
