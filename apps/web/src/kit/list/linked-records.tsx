import { Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { useState } from 'react';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { ErrorState } from '../feedback/states';
import { FormDialog } from '../form/form-dialog';
import { Prose } from '../form/plain-field';
import { Card } from '../layout/card';
import { RowSkeletons } from '../layout/row-skeletons';
import { Rows } from '../layout/rows';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import { LinkedRow } from './linked-row';

/** What is read of a linked record: its id, what its title is made of, and what the link says. */
export interface Linked {
  id: string;
}

/** How records of one kind are linked to those of another by records of a third: a contact to a company, with a role. */
export interface Link<Item extends Linked> {
  /** What links; its i18n block words `add`, `none`, `edit`, `remove` and `actions`. */
  record: RecordScreens;
  /** What is linked. */
  there: RecordScreens;
  /** Where they are read, behind the address of the page's own record. */
  path: string;
  /** The link's field for the page's own record. */
  own: string;
  /** Those that a new link asks for, and those that can be changed later. */
  fields: { create: readonly string[]; update: readonly string[] };
  /** The link's own id. */
  idOf: (item: Item) => string;
}

interface LinkedRecordsProps<Item extends Linked> {
  /** Whose page this is. */
  here: RecordScreens;
  link: Link<Item>;
  /** i18n key. */
  title: string;
  /** What stands below a name. */
  describe: (item: Item) => readonly (string | null | undefined)[];
}

/** The records that are linked to the page's own, added, changed and taken away in place. */
export function LinkedRecords<Item extends Linked>(props: LinkedRecordsProps<Item>) {
  const { here, link, title, describe } = props;
  const text = useText();
  const holds = useHolds();
  const client = useQueryClient();
  const record = useRecordContext<AnyRecord>();
  const [adding, setAdding] = useState(false);
  const id = record?.id ?? '';
  const { name: linkName, path } = link.record.meta;
  const mayRead = holds(`${linkName}.read`);
  const { data, error, refetch } = useQuery({
    queryKey: [path, link.own, id],
    queryFn: ({ signal }) => request<{ items: Item[] }>(`${here.meta.path}/${id}/${link.path}`, { signal }),
    enabled: id !== '' && mayRead,
  });
  if (!mayRead) return null;
  const refresh = () => void client.invalidateQueries({ queryKey: [path] });
  return (
    <Card
      title={text(title)}
      actions={
        holds(`${linkName}.create`) && (
          <Button onClick={() => setAdding(true)}>{text(`${linkName}.add`)}</Button>
        )
      }
      flush={data?.items.length !== 0}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data?.items.length === 0 && <Prose>{text(`${linkName}.none`)}</Prose>}
      {data && data.items.length > 0 && (
        <Rows label={text(title)}>
          {data.items.map((item) => (
            <LinkedRow
              key={link.idOf(item)}
              link={link}
              item={item}
              words={describe(item)}
              onChange={refresh}
            />
          ))}
        </Rows>
      )}
      {adding && (
        <FormDialog
          record={link.record}
          title={text(`${linkName}.addTitle`)}
          defaultValues={{ [link.own]: id }}
          fields={link.fields.create}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            refresh();
          }}
        />
      )}
    </Card>
  );
}
